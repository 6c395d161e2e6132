import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Which listeners of a load balancer a describe asks for.
struct ListenerFilter {
    private let ids: Set<ListenerID>
    private let `protocol`: String?
    private let port: Int?

    /// No ids and an empty protocol mean any.
    init(ids: [ListenerID]?, maximumIds: Int, protocol: String?, port: Int?) throws(APIError) {
        let ids = ids ?? []
        guard ids.count <= maximumIds else { throw .wrongLength("ListenerIds", 0...maximumIds) }
        self.ids = Set(ids)
        self.protocol = `protocol`?.uppercased().nonEmpty
        if let name = self.protocol { _ = try ValueRules.choice(name, "Protocol", as: ListenerProtocol.self) }
        if let port { _ = try ValueRules.port(port, "Port") }
        self.port = port
    }

    func listeners<State: Snapshot>(of loadBalancer: LoadBalancer, in cloud: Cloud<State>) throws -> [Listener] {
        try cloud.state.listeners(of: loadBalancer.id).filter { listener in
            (ids.isEmpty || ids.contains(listener.id))
                && (`protocol` == nil || `protocol` == listener.protocol.rawValue)
                && (port == nil || port == listener.port)
        }
    }
}
