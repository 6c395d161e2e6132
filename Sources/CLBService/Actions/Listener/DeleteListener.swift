import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes a listener with its rules and targets (reference 3.2).
enum DeleteListener: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .failedOperation, .listenerNotFound, .loadBalancerNotFound, .resourceInOperating,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let listener = try cloud.listener(request.listenerId, of: loadBalancer)
        try cloud.confirmNoRewrites(toOther: listener)
        try cloud.state.delete(listener)
        try cloud.beginTask(ListenerTask.name(.delete, .listener, of: listener.protocol), on: [loadBalancer])
        return NoContent()
    }
}
