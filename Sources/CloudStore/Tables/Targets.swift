package import CloudModel
import GRDB

extension Target: RowReadable {
    static let columns = """
        listenerId, ruleId, instanceId, address, port, weight, tag, registeredAt, number, probedSince
        """

    init(_ row: inout RowReader) {
        self.init(
            place: Place(listenerId: row.id(), ruleId: row.optionalID()),
            endpoint: row.endpoint(),
            port: row.next(),
            weight: row.next(),
            tag: row.optional(),
            registeredAt: row.instant(),
            number: row.next()
        )
        probedSince = row.instant()
    }
}

extension RowReader {
    /// An instance or else an address, one of which the table's CHECK demands.
    fileprivate mutating func endpoint() -> Target.Endpoint {
        let instance: InstanceID? = optionalID()
        let bits: UInt32? = optional()
        return instance.map(Target.Endpoint.instance) ?? .address(IPv4Address(bits: bits ?? 0))
    }
}

extension Target.Endpoint {
    /// What the unique key of targets holds for it.
    fileprivate var key: any DatabaseValueConvertible {
        switch self {
        case .instance(let id): id.rawValue
        case .address(let address): address.bits
        }
    }

    fileprivate var instanceText: String? {
        guard case .instance(let id) = self else { return nil }
        return id.rawValue
    }

    fileprivate var addressBits: UInt32? {
        guard case .address(let address) = self else { return nil }
        return address.bits
    }
}

extension Snapshot {
    package func target(_ endpoint: Target.Endpoint, port: Int, at place: Target.Place) throws -> Target? {
        try firstRow(
            """
            FROM target WHERE listenerId = ? AND ifnull(ruleId, '') = ? AND ifnull(instanceId, address) = ? \
            AND port = ?
            """,
            [place.listenerId.rawValue, place.ruleId?.rawValue ?? "", endpoint.key, port]
        )
    }

    package func targetCount(at place: Target.Place) throws -> Int {
        try number(
            "SELECT count(*) FROM target WHERE listenerId = ? AND ifnull(ruleId, '') = ?",
            [place.listenerId.rawValue, place.ruleId?.rawValue ?? ""]
        )
    }

    /// The targets of all listeners and rules of a load balancer, in the order they were bound.
    package func targets(of loadBalancer: LoadBalancerID) throws -> [Target] {
        try rows(
            "FROM target WHERE listenerId IN (SELECT id FROM listener WHERE loadBalancerId = ?) ORDER BY number",
            [loadBalancer.rawValue]
        )
    }
}

extension Transaction {
    package func insert(_ target: Target) throws {
        try insert(
            into: "target",
            Target.columns + ", privateAddress",
            [
                target.place.listenerId.rawValue, target.place.ruleId?.rawValue, target.endpoint.instanceText,
                target.endpoint.addressBits, target.port, target.weight, target.tag, target.registeredAt.milliseconds,
                target.number, target.probedSince.milliseconds, target.endpoint.address.bits,
            ]
        )
    }

    package func update(_ target: Target) throws {
        try execute(
            "UPDATE target SET port = ?, weight = ?, probedSince = ? WHERE number = ?",
            [target.port, target.weight, target.probedSince.milliseconds, target.number]
        )
    }

    package func delete(_ target: Target) throws {
        try execute("DELETE FROM target WHERE number = ?", [target.number])
    }
}
