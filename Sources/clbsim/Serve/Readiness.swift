import CloudServer

/// The ports of all servers, once each listens.
struct ServedPorts {
    var gateway: GatewayPorts
    var kube: Int
}

/// Waits for every server and then says so, once.
actor Readiness {
    private let announce: @Sendable (ServedPorts) -> Void
    private var gateway: GatewayPorts?
    private var kube: Int?

    init(_ announce: @escaping @Sendable (ServedPorts) -> Void) {
        self.announce = announce
    }

    func note(gateway ports: GatewayPorts) {
        gateway = ports
        announceIfComplete()
    }

    func note(kube port: Int) {
        kube = port
        announceIfComplete()
    }

    private func announceIfComplete() {
        guard let gateway, let kube else { return }
        announce(ServedPorts(gateway: gateway, kube: kube))
    }
}
