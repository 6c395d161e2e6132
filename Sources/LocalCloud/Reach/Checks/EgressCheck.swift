import CloudModel

/// Whether the caller gets out to a public VIP.
struct EgressCheck: ReachCheck {
    let title = "way to it"

    func finding(in scene: ReachScene) -> ReachFinding {
        guard let loadBalancer = scene.loadBalancer else { return .skipped("there is no load balancer") }
        guard loadBalancer.kind == .open else { return .ok("within the VPC, no way to the Internet is needed") }
        let caller = scene.caller
        guard !caller.hasInternet else {
            return .ok(caller.kind == .internet ? "from the Internet" : "\(caller.place) has a way to the Internet")
        }
        return .failed(
            "\(caller.place) has no way to the Internet",
            "Give it an enabled route 0.0.0.0/0 to a NAT gateway of the VPC (of the containers' subnet, for pods), or "
                + "the caller an elastic address."
        )
    }
}

extension ReachCaller {
    fileprivate var place: String { subnetId?.rawValue ?? name }
}
