import CloudAPI
import CloudModel
import CloudStore

/// The parameters that all actions for the targets of one place have in common.
protocol TargetPlaceRequest {
    var loadBalancerId: LoadBalancerID { get }
    var listenerId: ListenerID { get }
    var targets: [TargetShape] { get }
    /// Wins over domain and path; layer 7 needs one or the other.
    var locationId: RuleID? { get }
    var domain: String? { get }
    var url: String? { get }
}

/// What such a request names.
struct NamedPlace {
    var loadBalancer: LoadBalancer
    var listener: Listener
    var place: Target.Place
    var targets: [NamedTarget]
}

extension Cloud where State == Transaction {
    /// Finds what the request names, on a load balancer that may be changed now.
    func namedPlace(_ request: some TargetPlaceRequest) throws -> NamedPlace {
        let loadBalancer = try idleLoadBalancer(request.loadBalancerId)
        let listener = try listener(request.listenerId, of: loadBalancer)
        return NamedPlace(
            loadBalancer: loadBalancer,
            listener: listener,
            place: try place(on: listener, ruleId: request.locationId, domain: request.domain, url: request.url),
            targets: try TargetRules.targets(request.targets, upTo: TargetRules.maximumTargets)
        )
    }

    /// Leaves the load balancer with the task of having changed the targets of the place.
    func beginTargetTask(_ verb: ListenerTask.Verb, at named: NamedPlace) throws {
        try beginTask(ListenerTask.name(verb, .target, of: named.listener.protocol), on: [named.loadBalancer])
    }
}
