import CloudWire
import CloudModel
import CloudStore
import KubeAPI
import KubeObjects

/// Gathers what decides whether a client of a cluster's account reaches a port, from one moment of the state.
struct ReachSurvey {
    private let state: ClusterState

    init(_ state: ClusterState) { self.state = state }

    private var snapshot: Snapshot { state.snapshot }
    private var scope: Scope { state.cluster.scope }

    /// The scene of a question.
    ///
    /// - Throws: ``ExplainProblem`` where the caller does not exist.
    func scene(from origin: ReachOrigin, to destination: ReachDestination) throws -> ReachScene {
        let caller = try caller(origin)
        var scene = ReachScene(caller: caller, destination: destination)
        guard let found = try find(destination.address, seenFrom: caller) else { return scene }
        scene.loadBalancer = try ListenerSurvey([state], of: found, in: snapshot, now: state.now).reached()
        guard let route = scene.route else { return scene }
        scene.backend = try TargetSearch(state, of: found).backend(of: route)
        return scene
    }

    private func caller(_ origin: ReachOrigin) throws -> ReachCaller {
        switch origin {
        case .internet:
            return ReachCaller(kind: .internet, name: "the Internet", block: .everything, hasInternet: true)
        case .vpc(let id):
            guard let vpc = try snapshot.vpc(VpcID(rawValue: id), in: scope) else {
                throw ExplainProblem.missing("\(id) is not a VPC of \(scope.region).")
            }
            let subnets = try snapshot.subnets(of: vpc.id)
            return ReachCaller(
                kind: .vpc,
                name: vpc.id.rawValue,
                vpcId: vpc.id,
                block: vpc.cidr,
                hasInternet: try subnets.contains { try snapshot.reachesInternet(from: $0.id) }
            )
        case .pod(let namespace, let name): return try pod(namespace, name)
        }
    }

    private func pod(_ namespace: String, _ name: String) throws -> ReachCaller {
        guard let pod = try state.object(ObjectKey(resource: "pods", namespace: namespace, name: name)) else {
            throw ExplainProblem.missing("\(state.cluster.id) has no pod \(namespace)/\(name).")
        }
        guard let address = pod.address else {
            throw ExplainProblem.missing("Pod \(namespace)/\(name) has no address: kubectl describe pod says why.")
        }
        let subnet = VirtualNode.subnet(of: pod)
        return ReachCaller(
            kind: .pod,
            name: "pod \(namespace)/\(name) (\(address))",
            vpcId: state.cluster.vpcId,
            subnetId: subnet,
            block: CIDR(network: address, mask: 32),
            hasInternet: try subnet.map { try snapshot.reachesInternet(from: $0) } ?? false,
            securityGroups: try PodGroups(snapshot, scope).ids(of: pod)
        )
    }

    /// The load balancer of an address: private ones may repeat in other VPCs, and the caller's own comes first.
    private func find(_ address: String, seenFrom caller: ReachCaller) throws -> LoadBalancer? {
        var query = LoadBalancerQuery(scope: scope)
        query.limit = 100
        if let vip = IPv4Address(address) { query.vips = [vip] } else { query.domain = address }
        let found = try snapshot.loadBalancers(query).map(\.loadBalancer)
        return found.first { $0.vpcId == caller.vpcId } ?? found.first
    }
}

extension CIDR {
    /// All addresses there are.
    fileprivate static let everything = CIDR(network: IPv4Address(bits: 0), mask: 0)
}

extension KubeObject {
    /// A pod's.
    var address: IPv4Address? { IPv4Address(self["status", "podIP"]?.string ?? "") }
}
