import CloudWire
import Foundation

/// Measures describes in an account with 100,000 listeners and rules and 1,000,000 bindings.
struct ScaleMeasurement {
    static let loadBalancers = 10_000
    private static let requests = 2_000

    let executable: String
    let folder: String

    /// A kind of request: its 99th percentile in milliseconds.
    struct Row {
        var title: String
        var p99Milliseconds: Double
    }

    struct Figures {
        var fillSeconds: Double
        var rows: [Row]
        var memoryMiB: Double
        var diskMiB: Double
    }

    func figures() throws -> Figures {
        var subject = ClbsimSubject(executable: executable)
        let server = try subject.start(folder: folder)
        defer { server.stop() }
        try subject.prepare(server)
        let begin = Load.now()
        let account = try CrowdedAccount(subject, on: server, loadBalancers: Self.loadBalancers)
        let fillSeconds = Load.now() - begin
        let rows = try Self.kinds.map { title, request in
            Row(title: title, p99Milliseconds: try p99(server) { subject.clb(request($0, account)) })
        }
        return Figures(
            fillSeconds: fillSeconds,
            rows: rows,
            memoryMiB: server.memoryMiB().resident,
            diskMiB: try diskMiB()
        )
    }

    private typealias Request = @Sendable (_ number: Int, CrowdedAccount) -> (action: String, parameters: JSON)

    private static let kinds: [(String, Request)] = [
        ("DescribeLoadBalancers by VIP", { ("DescribeLoadBalancers", ["LoadBalancerVips": [$1.vips[$0]]]) }),
        (
            "DescribeLoadBalancers by name",
            { number, _ in ("DescribeLoadBalancers", ["LoadBalancerName": .string("bench-\(number)")]) }
        ),
        (
            "DescribeLoadBalancers by target address",
            { number, _ in ("DescribeLoadBalancers", ["BackendPrivateIps": [CrowdedAccount.address(number)]]) }
        ),
        ("DescribeListeners", { ("DescribeListeners", ["LoadBalancerId": $1.ids[$0]]) }),
        ("DescribeTargets", { ("DescribeTargets", ["LoadBalancerId": $1.ids[$0]]) }),
    ]

    /// On one connection, in an order that jumps about.
    private func p99(_ server: ServerProcess, _ request: (Int) -> [UInt8]) throws -> Double {
        try Load.run(port: server.port, connections: 1) { number in
            number < Self.requests ? request(number * 7_919 % Self.loadBalancers) : nil
        } check: { response in
            guard response.firstRange(of: Array("\"Error\"".utf8)) == nil else {
                throw Connection.Failure(description: String(decoding: response.prefix(300), as: UTF8.self))
            }
        }.percentile(0.99)
    }

    private func diskMiB() throws -> Double {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        let sizes = try files.map { try FileManager.default.attributesOfItem(atPath: "\(folder)/\($0)")[.size] }
        return sizes.compactMap { ($0 as? NSNumber)?.doubleValue }.reduce(0, +) / 1_048_576
    }
}
