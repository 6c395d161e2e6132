import CloudModel

/// The kind of load balancer against the caller's network: a private VIP is reached from its own VPC only.
struct NetworkCheck: ReachCheck {
    let title = "load balancer"

    func finding(in scene: ReachScene) -> ReachFinding {
        guard let loadBalancer = scene.loadBalancer else {
            return .failed(
                "no load balancer has the address \(scene.destination.address)",
                "See the address of the Service or Ingress: kubectl get service,ingress -A."
            )
        }
        guard loadBalancer.isRunning else {
            return .failed("\(loadBalancer.id) is still being created", "Wait until its status is 1.")
        }
        guard loadBalancer.kind == .internal else {
            return .ok("\(loadBalancer.id) is public (OPEN)")
        }
        let place = "\(loadBalancer.id) is internal (INTERNAL) in \(loadBalancer.vpcId)"
        guard scene.caller.vpcId == loadBalancer.vpcId else {
            let whence = scene.caller.vpcId.map { "in \($0)" } ?? "outside of it"
            return .failed(
                "\(place), and \(scene.caller.name) is \(whence)",
                "A private VIP is reached from within its VPC only: call from there, or use a public load balancer."
            )
        }
        return .ok("\(place), like the caller")
    }
}
