import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Ends redirects; the rules stay, those made for a redirect too (reference 3.5).
enum DeleteRewrite: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var sourceListenerId: ListenerID
        var targetListenerId: ListenerID
        var rewriteInfos: [RewriteInfoShape]
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .length, .loadBalancerNotFound, .resourceInOperating, .someRewriteNotFound,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let infos = try ValueRules.list(request.rewriteInfos, upTo: RewriteRules.maximumRewrites, "RewriteInfos")
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let source = try cloud.state.listener(request.sourceListenerId, of: loadBalancer.id)
        for info in infos {
            guard let source, try cloud.state.rule(info.sourceLocationId, of: source.id) != nil,
                let rewrite = try cloud.state.rewrite(from: info.sourceLocationId),
                rewrite.targetRuleId == info.targetLocationId, rewrite.targetListenerId == request.targetListenerId
            else { throw APIError.rewriteNotFound(info.sourceLocationId, info.targetLocationId) }
            try cloud.state.deleteRewrite(from: rewrite.sourceRuleId)
        }
        let name = ListenerTask.name(.delete, .rewrite, of: source?.protocol ?? .http)
        try cloud.beginTask(name, on: [loadBalancer])
        return NoContent()
    }
}
