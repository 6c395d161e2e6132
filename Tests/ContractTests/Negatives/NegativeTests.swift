import CloudAPI
import CloudStore
import CloudWire
import Foundation
import LocalCloud
import TestSupport
import Testing

/// Every request that is wrong in one point is refused with a code its action documents, and changes nothing.
struct NegativeTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var service: String
        var action: String
        var testDescription: String { "\(service) \(action)" }
    }

    private static let services = (try? TestCloud().gateway.services) ?? []

    static let cases = services.filter { ["clb", "vpc"].contains($0.name) }.flatMap { service in
        service.actions.map { Case(service: service.name, action: $0.name) }
    }

    @Test(arguments: cases)
    func `what is wrong is refused and leaves no trace`(test: Case) throws {
        let world = try ContractWorld()
        let request = try #require(try Self.request(test, world), "no request in fixtures/contract/requests")
        let before = try world.cloud.gateway.store.contents()

        let accepted = try Self.variants(of: request, test).filter { try !isRefused($0, test, world) }

        #expect(accepted.map(\.name) == [])
        #expect(try world.cloud.gateway.store.contents() == before)
        let answer = try world.cloud.call(test.service, test.action, .object(request))
        #expect(answer.errorCode == nil, "the right request: \(answer.text)")
    }

    /// The count may only grow.
    @Test func `there are as many as there were`() throws {
        let world = try ContractWorld()
        let count = try Self.cases.reduce(0) { sum, test in
            sum + (try Self.request(test, world).map { try Self.variants(of: $0, test).count } ?? 0)
        }
        let ratchet = Fixture.url("negatives-count.txt")
        if ProcessInfo.processInfo.environment["CLBSIM_UPDATE_GOLDEN"] != nil {
            try "\(count)\n".write(to: ratchet, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: ratchet, encoding: .utf8)
        #expect("\(count)\n" == kept, "run it with CLBSIM_UPDATE_GOLDEN=1 where there are more")
    }

    private static func request(_ test: Case, _ world: ContractWorld) throws -> JSONObject? {
        try requests.get()[test.service]?[test.action].map { world.names.filled($0) }?.object
    }

    private static let requests = Result {
        ["clb": try Fixture.yaml("requests/clb.yaml"), "vpc": try Fixture.yaml("requests/vpc.yaml")]
    }

    private static func variants(of request: JSONObject, _ test: Case) throws -> [Variant] {
        let rules = try ValueFaults()
        let service = try #require(services.first { $0.name == test.service })
        let shape = try #require(service.description.input(of: test.action))
        let maker = VariantMaker(
            description: service.description,
            rules: rules,
            isDescribe: test.action.hasPrefix("Describe")
        )
        return maker.variants(of: request, shape).filter { !rules.allows($0.name, of: test.action) }
    }

    /// An undeclared code or an internal error fails the test at once: see ``TestCloud``.
    private func isRefused(_ variant: Variant, _ test: Case, _ world: ContractWorld) throws -> Bool {
        try world.cloud.call(test.service, test.action, .object(variant.parameters)).errorCode != nil
    }
}
