import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Whatever is sent, the answer is a result or a declared error, and the database stays whole.
struct AnyRequestTests {
    private static let actions = [
        "CreateListener", "ModifyListener", "DescribeListeners", "CreateRule", "ModifyRule", "ModifyDomain",
        "ModifyDomainAttributes", "RegisterTargets", "ModifyTargetWeight", "ModifyTargetPort", "BatchRegisterTargets",
        "BatchModifyTargetWeight", "BatchDeregisterTargets", "DeregisterTargets", "DescribeTargets",
        "DescribeTargetHealth", "DeleteRule",
    ]

    @Test(arguments: 1...4)
    func `well-formed requests of any values are answered`(seed: UInt64) throws {
        let cloud = try BoundLoadBalancer(.immediate { $0.listenerQuota = 1000 })
        let ids = [try cloud.listener("TCP", 1), try cloud.listener("HTTP", 2), try cloud.listener("HTTPS", 3)]
        let rules = [try cloud.rule(on: ids[1]), try cloud.rule(on: ids[2])]
        let service = try #require(cloud.cloud.gateway.services.first { $0.name == "clb" })
        let values = AnyValues(
            description: service.description,
            random: RandomSource(seed: seed),
            ids: ["LoadBalancerId": [cloud.id], "ListenerId": ids, "LocationId": rules]
        )

        for _ in 0..<40 {
            for action in Self.actions {
                let shape = try #require(service.description.input(of: action))
                _ = try cloud.cloud.clb(action, values.object(shape))
            }
        }

        #expect(try cloud.integrityFindings() == [], "seed \(seed)")
    }
}

/// Makes values of the described types: ids that exist, texts that matter, and numbers at the edges.
private struct AnyValues {
    let description: Description
    let random: RandomSource
    let ids: [String: [JSON]]

    /// Values that let a request come far, by the names of members.
    private static let likely: [String: [JSON]] = [
        "Port": [80, 81], "Ports": [90, 91, 92, 93], "NewPort": [82, 83], "Weight": [0, 7, 100],
        "EniIp": ["10.200.1.1", "10.200.1.2"], "Domain": ["a.example", "b.example"], "Url": ["/", "/a"],
        "NewDomain": ["a.example", "b.example", "c.example"], "NewDomains": ["c.example", "d.example"],
        "Domains": ["e.example", "f.example"], "Protocol": ["TCP", "UDP", "HTTP"], "TimeOut": [2, 3],
        "IntervalTime": [5, 9], "Scheduler": ["WRR", "LEAST_CONN"], "SessionExpireTime": [0, 60],
    ]
    private static let notSimulated: Set<String> = [
        "TrpcCallee", "TrpcFunc", "OAuth", "SslCloseSwitch", "EndPort", "FullEndPorts", "TargetType", "CertContent",
        "CertKey", "CertName", "CertCaName", "CertCaContent", "Certificate", "MultiCertInfo",
    ]
    private static let numbers: [JSON] = [
        -1, 0, 1, 2, 5, 30, 60, 80, 443, 3600, 65_535, 65_536, .int(Int64.max), .int(Int64.min),
    ]
    private static let texts: [JSON] = [
        "", "TCP", "UDP", "HTTP", "HTTPS", "TCP_SSL", "WRR", "LEAST_CONN", "/", "/a", "a.example", "*.a.example",
        "b.example", "cert1234", "MUTUAL", "UNIDIRECTIONAL", "ins-00000001", "10.200.1.1", "CUSTOM", "TEXT", "HEX",
        "location-id", "GRPC", "😀", "~", "NODE", "0A",
    ]

    func object(_ shape: Shape) -> JSON {
        let members = shape.members.filter { member in
            guard !member.isRequired else { return true }
            guard !Self.notSimulated.contains(member.name) else { return chance(200) }
            return chance(Self.likely[member.name] == nil ? 8 : 2)
        }
        return .object(JSONObject(members.map { ($0.name, value(of: $0)) }))
    }

    private func value(of member: Shape.Member) -> JSON {
        guard member.isList else { return scalar(member) }
        return .array((0..<Int(random.next(in: 0...3))).map { _ in scalar(member) })
    }

    private func scalar(_ member: Shape.Member) -> JSON {
        let name = member.name.hasSuffix("Ids") ? String(member.name.dropLast()) : member.name
        if let likely = ids[name] ?? Self.likely[member.name], !chance(10) { return pick(likely) }
        return switch member.type {
        case .int: pick(Self.numbers)
        case .uint: pick(Self.numbers.filter { ($0.int ?? 0) >= 0 })
        case .float: 1
        case .bool: .bool(chance(2))
        case .string: pick(Self.texts)
        case .object(let name): description.shape(name).map(object) ?? [:]
        }
    }

    private func chance(_ one: Int64) -> Bool { random.next(in: 1...one) == 1 }

    private func pick(_ values: [JSON]) -> JSON { values[Int(random.next(in: 0...Int64(values.count - 1)))] }
}
