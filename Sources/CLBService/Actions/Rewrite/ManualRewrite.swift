import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Makes rules redirect to others (reference 3.5).
enum ManualRewrite: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var sourceListenerId: ListenerID
        var targetListenerId: ListenerID
        var rewriteInfos: [RewriteInfoShape]
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .invalidParameterValue, .length, .listenerNotFound, .loadBalancerNotFound, .protocolCheckFailed,
        .resourceInOperating, .rewriteAlreadyExists, .ruleNotFound,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let infos = try ValueRules.list(request.rewriteInfos, upTo: RewriteRules.maximumRewrites, "RewriteInfos")
        for (index, info) in infos.enumerated() {
            _ = try RewriteRules.code(info.rewriteCode, "RewriteInfos.\(index).RewriteCode")
        }
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let source = try cloud.rewriteListener(request.sourceListenerId, of: loadBalancer)
        let target = try cloud.rewriteListener(request.targetListenerId, of: loadBalancer)
        for (index, info) in infos.enumerated() {
            try cloud.state.insert(
                try rewrite(info, from: source, to: target, path: "RewriteInfos.\(index)", in: cloud)
            )
        }
        try cloud.beginTask(ListenerTask.name(.add, .rewrite, of: source.protocol), on: [loadBalancer])
        return NoContent()
    }

    private static func rewrite(
        _ info: RewriteInfoShape,
        from sourceListener: Listener,
        to targetListener: Listener,
        path: String,
        in cloud: Cloud<Transaction>
    ) throws -> Rewrite {
        let source = try cloud.rule(info.sourceLocationId, of: sourceListener)
        let target = try cloud.rule(info.targetLocationId, of: targetListener)
        guard source.id != target.id else { throw APIError.invalidValue("\(path).TargetLocationId") }
        if let domain = info.sourceDomain?.nonEmpty, !source.domains.contains(domain) {
            throw APIError.invalidValue("\(path).SourceDomain")
        }
        try cloud.confirmRewritable(from: source.id, to: target.id)
        return Rewrite(
            sourceRuleId: source.id,
            targetRuleId: target.id,
            targetListenerId: targetListener.id,
            kind: .manual,
            code: try RewriteRules.code(info.rewriteCode, "\(path).RewriteCode"),
            // True in the documented example, where the request does not say.
            takesURL: info.takeUrl ?? true
        )
    }
}
