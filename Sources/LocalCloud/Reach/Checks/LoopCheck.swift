import CloudModel

/// Whether a pod calls what it serves itself: what comes back to its sender is lost.
struct LoopCheck: ReachCheck {
    let title = "loop-back"
    /// How long layer 7 waits for an answer before it asks another target.
    private static let retrySeconds = 4

    func finding(in scene: ReachScene) -> ReachFinding {
        guard let route = scene.route, !route.serving.isEmpty else { return .skipped("there is no target") }
        guard scene.caller.kind == .pod else { return .ok("the caller is no pod") }
        let servers = route.serving.map(\.server.address)
        guard servers.contains(scene.caller.block.network) else { return .ok("the caller is none of the targets") }
        let remedy = "Do not call the VIP from its own pods: call localhost or the pod's address instead."
        let others = servers.count { $0 != scene.caller.block.network }
        guard others > 0 else {
            return .failed("the caller is the only target: what comes back to its sender is lost", remedy)
        }
        guard route.listener.protocol.isLayer7 else {
            return .warning(
                "the caller is one of \(servers.count) targets: the connections that come back to it fail (layer 4 does "
                    + "not try another)",
                remedy
            )
        }
        return .warning(
            "the caller is one of \(servers.count) targets: requests that come back to it take about "
                + "\(Self.retrySeconds) s longer, until another is tried",
            remedy
        )
    }
}
