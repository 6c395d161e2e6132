import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Gives all rules of a domain another one; what other domains they have they keep (reference 3.4).
enum ModifyDomain: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        /// Any one, where rules have several.
        var domain: String
        var newDomain: String
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .invalidParameter, .invalidParameterValue, .length, .listenerNotFound, .loadBalancerNotFound,
        .missingParameter, .resourceInOperating,
    ]

    private static let maximumLength = 120

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        var listener = try cloud.layer7Listener(request.listenerId, of: loadBalancer)
        let domain = try RuleRules.domain(request.newDomain, "NewDomain", upTo: maximumLength)
        var rules = try cloud.rules(domain: request.domain, of: listener)
        try cloud.rename(&rules, by: .one(request.domain, to: domain), on: &listener)
        for rule in rules {
            try RuleRules.confirmProbedDomain(rule)
            try cloud.state.update(rule)
        }
        try cloud.state.update(listener)
        try cloud.beginTask(ListenerTask.name(.update, .domain, of: listener.protocol), on: [loadBalancer])
        return NoContent()
    }
}
