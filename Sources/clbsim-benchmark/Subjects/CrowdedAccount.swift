import CloudWire

/// An account in which each load balancer has four TCP listeners, an HTTP listener with five rules, and a hundred
/// targets behind them.
struct CrowdedAccount {
    private static let ports: [JSON] = [9000, 9001, 9002, 9003]
    private static let rules = 5
    private static let targets = 100

    private(set) var ids: [JSON] = []
    private(set) var vips: [JSON] = []

    init(_ subject: ClbsimSubject, on server: ServerProcess, loadBalancers: Int) throws {
        let connection = try Connection(port: server.port)
        func call(_ action: String, _ parameters: JSON) throws -> JSON {
            let answer =
                try JSONParser.parse(connection.exchange(subject.clb((action, parameters))))["Response"] ?? .null
            guard answer["Error"] == nil else { throw Connection.Failure(description: "\(action): \(answer.text)") }
            return answer
        }
        for number in 0..<loadBalancers {
            let made = try JSONParser.parse(connection.exchange(subject.create(number)))["Response"]
            let id = made?["LoadBalancerIds"]?[0] ?? .null
            ids.append(id)
            try Self.fill(id, number, call)
            let told = try call("DescribeLoadBalancers", ["LoadBalancerIds": [id]])
            vips.append(told["LoadBalancerSet"]?[0]?["LoadBalancerVips"]?[0] ?? .null)
        }
    }

    /// The address that the first target of a load balancer has, and no other's.
    static func address(_ number: Int) -> JSON { .string("10.1.\(number / 250).\(number % 250 + 2)") }

    private static func fill(_ id: JSON, _ number: Int, _ call: (String, JSON) throws -> JSON) throws {
        let tcp = try call("CreateListener", ["LoadBalancerId": id, "Ports": .array(ports), "Protocol": "TCP"])
        let http = try call("CreateListener", ["LoadBalancerId": id, "Ports": [80], "Protocol": "HTTP"])
        let httpId = http["ListenerIds"]?[0] ?? .null
        let paths = (0..<rules).map { ["Domain": "shop.example", "Url": .string("/\($0)")] as JSON }
        let made = try call("CreateRule", ["LoadBalancerId": id, "ListenerId": httpId, "Rules": .array(paths)])
        let places =
            (tcp["ListenerIds"]?.array ?? []).map { JSONObject([("ListenerId", $0)]) }
            + (made["LocationIds"]?.array ?? []).map { JSONObject([("ListenerId", httpId), ("LocationId", $0)]) }
        let bindings = (0..<targets).map { index -> JSON in
            var binding = places[index % places.count]
            binding["EniIp"] = address(number)
            binding["Port"] = .int(Int64(8000 + index))
            return .object(binding)
        }
        _ = try call("BatchRegisterTargets", ["LoadBalancerId": id, "Targets": .array(bindings)])
    }
}
