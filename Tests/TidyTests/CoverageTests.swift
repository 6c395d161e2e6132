import CloudAPI
import CloudWire
import Foundation
import TestSupport
import Testing

/// The list of what is simulated, and the tests that prove it.
struct CoverageTests {
    private static let services: [Service] = (try? TestCloud().gateway.services) ?? []

    private static let folders = [
        "clb": "CLBServiceTests", "ssl": "NeighbourServicesTests", "tag": "NeighbourServicesTests",
        "tke": "TKEServiceTests", "vpc": "VPCServiceTests",
    ]

    /// With CLBSIM_UPDATE_GOLDEN=1 the list is written anew.
    @Test func `each simulated action has a test that calls it`() throws {
        var proofs = JSONObject()
        for service in Self.services {
            var files = JSONObject()
            for action in Coverage(service).simulated {
                files[action] = .string(try #require(Self.proof(of: action, service.name), "\(action) has no test"))
            }
            proofs[service.name] = .object(files)
        }
        let path = "Sources/CloudAPI/Descriptions/proofs.json"
        if ProcessInfo.processInfo.environment["CLBSIM_UPDATE_GOLDEN"] != nil {
            let url = Repository.root.appendingPathComponent(path)
            try Self.lines(of: proofs).write(to: url, atomically: true, encoding: .utf8)
        }
        #expect(Repository.text(of: path) == Self.lines(of: proofs))
    }

    /// The file of a service's tests that has the action's name, or names it most often: the first of equals.
    private static func proof(of action: String, _ service: String) -> String? {
        let files = Repository.swiftFiles(under: "Tests/" + (folders[service] ?? ""))
            .filter { $0.path.hasSuffix("Tests.swift") }
        if let own = files.first(where: { $0.path.hasSuffix("/\(action)Tests.swift") }) { return own.path }
        let counts = files.map { ($0.path, $0.text.components(separatedBy: "\"\(action)\"").count - 1) }
        return counts.filter { $0.1 > 0 }.max { $0.1 < $1.1 }?.0
    }

    private static func lines(of proofs: JSONObject) -> String {
        let services = proofs.members.map { service in
            let rows = (service.value.object?.members ?? []).map { "  \"\($0.name)\": \($0.value.text)" }
            return "\"\(service.name)\": {\n\(rows.joined(separator: ",\n"))\n}"
        }
        return "{\n\(services.joined(separator: ",\n"))\n}\n"
    }

    @Test func `the coverage page is current`() throws {
        #expect(Repository.text(of: "docs/coverage.md") == Coverage.page(Self.services, try ActionProofs.load()))
    }

    /// The vendor's 68 actions about models are no business of a load balancer.
    @Test func `the load balancer has 92 actions`() throws {
        let coverage = Coverage(try #require(Self.services.first { $0.name == "clb" }))

        #expect(coverage.simulated.count + coverage.refused.count == 92)
        #expect(coverage.ofAnotherProduct.count == 68)
    }
}
