import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Requests of the described shapes with values at the edges: every answer is a declared one, and nothing breaks.
struct RandomRequestTests {
    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `no request breaks the state`(seed: UInt64) throws {
        print("seed \(seed)")
        let random = RandomSource(seed: seed)
        let cloud = try TestCloud()
        let vpc = try cloud.makeVpc()
        let subnet = try cloud.makeSubnet(in: vpc)
        let groups = [try cloud.makeGroup(), try cloud.makeGroup()]
        let service = try #require(cloud.gateway.services.first { $0.name == "vpc" })
        let actions = service.actions.map { $0.name }
        let values = EdgeValues(
            vpc: vpc,
            subnet: subnet,
            groups: groups,
            description: service.description,
            random: random
        )

        for _ in 0..<40 {
            let action = actions[random.below(actions.count)]
            let shape = try #require(service.description.input(of: action))
            _ = try cloud.vpc(action, values.object(shape))
        }

        #expect(actions.count >= 20)
        #expect(try cloud.isIntact())
    }
}

/// Values of a described type: half of them plausible for the member's name, the others at the edge of what is allowed.
private struct EdgeValues {
    private static let texts: [JSON] = [
        "", "0", "1", "-1", "99999999999999999999", "255.255.255.255/32", "🌐", "vpc-zzzzzzzz", "sg-", "tag:", "\n",
        .string(String(repeating: "a", count: 101)), "'; DROP TABLE vpc;--",
    ]
    private static let integers: [JSON] = [0, 1, 2, -1, 100, 101, .int(.max), .int(.min)]
    private static let plausible: [String: [JSON]] = [
        "VpcName": ["a"], "SubnetName": ["a"], "GroupName": ["a"], "GroupDescription": [""],
        "EnableMulticast": ["true"],
        "CidrBlock": ["10.1.2.0/24", "10.1.3.0/28", "10.1.0.0/16", "0.0.0.0/0"], "Zone": ["ap-guangzhou-1"],
        "Protocol": ["TCP", "UDP"], "Port": ["80", "443", "1-65535", "all"], "Action": ["ACCEPT", "DROP"],
        "PolicyIndex": [0, 1], "Version": ["0", "1", "2"], "Offset": ["0", 0], "Limit": ["9", 9],
        "Ingress": [], "Egress": [], "SecurityGroupPolicySet": [], "Filters": [], "Subnets": [],
        "Name": ["vpc-id", "ip", "is-default"], "IpAddresses": ["10.1.1.2"], "PrivateIpAddresses": ["10.1.1.2"],
    ]

    private let likely: [String: [JSON]]
    private let description: Description
    private let random: RandomSource

    init(vpc: JSON, subnet: JSON, groups: [JSON], description: Description, random: RandomSource) {
        let ids = [
            "VpcId": [vpc], "VpcIds": [vpc], "SubnetId": [subnet], "SubnetIds": [subnet], "SecurityGroupId": groups,
            "SecurityGroupIds": groups,
        ]
        likely = Self.plausible.merging(ids) { $1 }
        self.description = description
        self.random = random
    }

    /// Seldom a member that is not required and not known to be simulated.
    func object(_ shape: Shape) throws -> JSON {
        let members = shape.members.filter {
            $0.isRequired || random.below(likely[$0.name] == nil ? 25 : 2) == 0
        }
        return .object(JSONObject(try members.map { ($0.name, try value(of: $0)) }))
    }

    private func value(of member: Shape.Member) throws -> JSON {
        guard member.isList else { return try single(member) }
        return .array(try (0..<random.below(4)).map { _ in try single(member) })
    }

    private func single(_ member: Shape.Member) throws -> JSON {
        switch member.type {
        case .object(let name): try object(#require(description.shape(name)))
        case .bool: .bool(random.below(2) == 0)
        case .float: .double(.greatestFiniteMagnitude)
        case .string: pick(likely[member.name]?.filter { $0.string != nil }, or: Self.texts)
        case .int, .uint: pick(likely[member.name]?.filter { $0.int != nil }, or: Self.integers)
        }
    }

    private func pick(_ plausible: [JSON]?, or edges: [JSON]) -> JSON {
        guard let plausible, !plausible.isEmpty, random.below(5) > 0 else { return edges[random.below(edges.count)] }
        return plausible[random.below(plausible.count)]
    }
}

extension RandomSource {
    fileprivate func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
