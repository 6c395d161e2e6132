import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Tells whether the vendor's console has locked load balancers, which no action can do: none is (reference 2.5).
///
/// Protection from deletion is another thing; it stands among the flags of the load balancer.
enum DescribeLBOperateProtect: ReadAction {
    struct Request: Decodable {
        var loadBalancerIds: [LoadBalancerID]
    }

    struct Response: Encodable {
        var loadBalancerSet: [Protection]
    }

    struct Protection: Encodable {
        var loadBalancerId: LoadBalancerID
        var protectState = false
        var operatorUin: String?
        var description: String?
        var modifyTime: String?
    }

    static let errors: Set<APIErrorCode> = [.length, .loadBalancerNotFound]

    private static let maximumIds = 20

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let ids = try ValueRules.list(request.loadBalancerIds, upTo: maximumIds, "LoadBalancerIds")
        return Response(loadBalancerSet: try ids.map { Protection(loadBalancerId: try cloud.loadBalancer($0).id) })
    }
}
