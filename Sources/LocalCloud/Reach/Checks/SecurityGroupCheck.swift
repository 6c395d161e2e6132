import CloudModel

/// Whether the security groups of load balancer and pods let the caller in.
struct SecurityGroupCheck: ReachCheck {
    let title = "security group"

    func finding(in scene: ReachScene) -> ReachFinding {
        guard let route = scene.route, let loadBalancer = scene.loadBalancer else {
            return .skipped("nothing takes it")
        }
        func filter(_ port: Int) -> GroupFilter {
            GroupFilter(caller: scene.caller, traffic: route.isDatagram ? .udp : .tcp, port: port)
        }
        if !loadBalancer.securityGroups.isEmpty {
            let verdict = filter(scene.destination.port).verdict(of: loadBalancer.securityGroups)
            guard verdict.admits else {
                return .failed("\(loadBalancer.id): \(verdict.text)", Self.remedy(scene.caller, scene.destination.port))
            }
            if loadBalancer.passesToTarget {
                return .ok("\(verdict.text); the load balancer's groups are enough (pass-to-target)")
            }
        } else if loadBalancer.passesToTarget {
            return .ok("the load balancer has none, and its targets are not asked (pass-to-target)")
        }
        return pods(of: route, filter, scene.caller)
    }

    private func pods(of route: ReachRoute, _ filter: (Int) -> GroupFilter, _ caller: ReachCaller) -> ReachFinding {
        let targets = route.serving.compactMap { target in target.pod.map { (pod: $0, port: target.server.port) } }
        guard let first = targets.first else { return .skipped("no target is a pod of the cluster") }
        let refusals = targets.compactMap { target -> String? in
            let verdict = filter(target.port).verdict(of: target.pod.securityGroups)
            return verdict.admits ? nil : "\(target.pod.path): \(verdict.text)"
        }
        guard !refusals.isEmpty else {
            return .ok(filter(first.port).verdict(of: first.pod.securityGroups).text)
        }
        return .fault(
            of: refusals.count,
            among: targets.count,
            refusals.joined(separator: "; "),
            Self.remedy(caller, first.port)
        )
    }

    private static func remedy(_ caller: ReachCaller, _ port: Int) -> String {
        "Let \(caller.block) in to port \(port), or let the load balancer's groups be enough: pass-to-target."
    }
}
