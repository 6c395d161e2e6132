import CloudAPI
import CloudStore
import CloudWire
import TestSupport
import Testing

/// Whatever is sent, the answer is a result or a declared error, and the database stays whole.
struct AnyRequestTests {
    @Test(arguments: ["ssl", "tag"], 1...4 as ClosedRange<UInt64>)
    func `well-formed requests of any values are answered`(name: String, seed: UInt64) throws {
        let cloud = try TaggedNetwork(tags: [TaggedNetwork.tag("env", "live")])
        let certificates = [try cloud.cloud.certificate(), try cloud.cloud.authority()]
        let service = try #require(cloud.cloud.gateway.services.first { $0.name == name })
        let values = AnyValues(
            description: service.description,
            random: RandomSource(seed: seed),
            texts: [
                cloud.loadBalancer, cloud.loadBalancerName, "env", "live", "team", "", "clb", "ap-guangzhou", "1",
                "qcs::::", "qcs::clb:::/", "Custom", "SVR", "CA", "ASC", "-----BEGIN CERTIFICATE-----", "😀",
            ] + certificates
        )

        for _ in 0..<20 {
            for action in service.actions {
                let shape = try #require(service.description.input(of: action.name))
                _ = try cloud.cloud.call(name, action.name, values.object(shape))
            }
        }

        #expect(try cloud.cloud.gateway.store.integrityFindings() == [], "seed \(seed)")
    }
}

/// Makes values of the described types: texts that matter, and numbers at the edges.
private struct AnyValues {
    let description: Description
    let random: RandomSource
    let texts: [JSON]

    private static let numbers: [JSON] = [0, 1, 2, 10, 15, 1000, .int(Int64.max), -1, .int(Int64.min)]

    func object(_ shape: Shape) -> JSON {
        let members = shape.members.filter { $0.isRequired || chance(4) }
        return .object(JSONObject(members.map { ($0.name, value(of: $0)) }))
    }

    private func value(of member: Shape.Member) -> JSON {
        guard member.isList else { return scalar(member) }
        return .array((0..<Int(random.next(in: 0...3))).map { _ in scalar(member) })
    }

    private func scalar(_ member: Shape.Member) -> JSON {
        switch member.type {
        case .int: pick(Self.numbers)
        case .uint: pick(Self.numbers.filter { ($0.int ?? 0) >= 0 })
        case .float: 1
        case .bool: .bool(chance(2))
        case .string: pick(texts)
        case .object(let name): description.shape(name).map(object) ?? [:]
        }
    }

    private func chance(_ one: Int64) -> Bool { random.next(in: 1...one) == 1 }

    private func pick(_ values: [JSON]) -> JSON { values[Int(random.next(in: 0...Int64(values.count - 1)))] }
}
