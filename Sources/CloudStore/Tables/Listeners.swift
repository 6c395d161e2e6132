package import CloudModel
import GRDB

extension Listener: RowReadable {
    static let columns = """
        id, loadBalancerId, name, protocol, port, createdAt, number, ownRuleId, scheduler, sessionExpireSeconds, \
        healthCheck, certificate, isSniOn, defaultDomain, options, endPort
        """

    init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            loadBalancerId: row.id(),
            name: row.next(),
            protocol: row.choice(),
            port: row.next(),
            createdAt: row.instant(),
            number: row.next(),
            ownRuleId: row.id()
        )
        let scheduler: String? = row.optional()
        self.scheduler = scheduler.flatMap(Scheduler.init(rawValue:))
        sessionExpireSeconds = row.next()
        healthCheck = row.optionalJSON()
        certificate = row.optionalJSON()
        isSniOn = row.next()
        defaultDomain = row.optional()
        options = row.json()
        endPort = row.next()
    }

    /// The values of all columns but those that never change once the listener is made.
    fileprivate var settings: [(any DatabaseValueConvertible)?] {
        get throws {
            [
                name, scheduler?.rawValue, sessionExpireSeconds, try healthCheck.map { try columnText($0) },
                try certificate.map { try columnText($0) }, isSniOn, defaultDomain, try columnText(options),
            ]
        }
    }
}

extension Snapshot {
    package func listener(_ id: ListenerID, of loadBalancer: LoadBalancerID) throws -> Listener? {
        try firstRow("FROM listener WHERE id = ? AND loadBalancerId = ?", [id.rawValue, loadBalancer.rawValue])
    }

    /// In the order they were made.
    package func listeners(of loadBalancer: LoadBalancerID) throws -> [Listener] {
        try rows("FROM listener WHERE loadBalancerId = ? ORDER BY number", [loadBalancer.rawValue])
    }

    package func listenerCount(of loadBalancer: LoadBalancerID) throws -> Int {
        try number("SELECT count(*) FROM listener WHERE loadBalancerId = ?", [loadBalancer.rawValue])
    }

    /// Whether a listener of the load balancer has any of those ports.
    package func areTaken(
        _ ports: ClosedRange<Int>,
        in space: ListenerProtocol.PortSpace,
        of id: LoadBalancerID
    ) throws -> Bool {
        try exists(
            """
            SELECT 1 FROM listener WHERE loadBalancerId = ? AND portSpace = ? AND port <= ? AND max(port, endPort) >= ?
            """,
            [id.rawValue, space.rawValue, ports.upperBound, ports.lowerBound]
        )
    }
}

extension Transaction {
    package func insert(_ listener: Listener) throws {
        try insert(
            into: "listener",
            """
            id, loadBalancerId, protocol, portSpace, port, endPort, createdAt, number, ownRuleId, name, scheduler, \
            sessionExpireSeconds, healthCheck, certificate, isSniOn, defaultDomain, options
            """,
            [
                listener.id.rawValue, listener.loadBalancerId.rawValue, listener.protocol.rawValue,
                listener.protocol.portSpace.rawValue, listener.port, listener.endPort, listener.createdAt.milliseconds,
                listener.number,
                listener.ownRuleId.rawValue,
            ] + (try listener.settings)
        )
    }

    package func update(_ listener: Listener) throws {
        try execute(
            """
            UPDATE listener SET name = ?, scheduler = ?, sessionExpireSeconds = ?, healthCheck = ?, certificate = ?, \
            isSniOn = ?, defaultDomain = ?, options = ? WHERE id = ?
            """,
            (try listener.settings) + [listener.id.rawValue]
        )
    }

    /// Deletes a listener with its rules and targets.
    package func delete(_ listener: Listener) throws {
        try execute("DELETE FROM listener WHERE id = ?", [listener.id.rawValue])
    }
}
