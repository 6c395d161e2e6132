import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the limits that apply, in the order recorded; only counts of load balancers are ever filled in (reference 2.9).
enum DescribeQuota: ReadAction {
    struct Request: Decodable {}

    struct Response: Encodable {
        var quotaSet: [Quota]
    }

    struct Quota: Encodable {
        var quotaId: String
        var quotaLimit: Int
        var quotaCurrent: Int?
    }

    static let errors: Set<APIErrorCode> = []

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let settings = cloud.settings
        let internalCount = try cloud.state.loadBalancerCount(of: .internal, in: cloud.scope)
        let openCount = try cloud.state.loadBalancerCount(of: .open, in: cloud.scope)
        var carrier = LoadBalancerQuery(scope: cloud.scope)
        carrier.kind = .open
        carrier.vipIsps = LoadBalancerRules.carriers.sorted()
        let carrierCount = try cloud.state.loadBalancerCount(carrier)
        return Response(quotaSet: [
            Quota(
                quotaId: "TOTAL_INTERNAL_CLB_QUOTA",
                quotaLimit: settings.internalLoadBalancerQuota,
                quotaCurrent: internalCount
            ),
            Quota(quotaId: "TOTAL_TARGET_BIND_QUOTA", quotaLimit: settings.targetQuota),
            Quota(
                quotaId: "TOTAL_OPEN_CLB_QUOTA",
                quotaLimit: settings.openLoadBalancerQuota,
                quotaCurrent: openCount
            ),
            Quota(quotaId: "TOTAL_LISTENER_QUOTA", quotaLimit: settings.listenerQuota),
            Quota(quotaId: "TOTAL_SNAT_IP_QUOTA", quotaLimit: settings.snatAddressQuota),
            Quota(quotaId: "TOTAL_LISTENER_RULE_QUOTA", quotaLimit: settings.ruleQuota),
            Quota(quotaId: "TOTAL_FULL_PORT_RANGE_LISTENER_QUOTA", quotaLimit: 1),
            Quota(quotaId: "TOTAL_ISP_CLB_QUOTA", quotaLimit: settings.carrierQuota, quotaCurrent: carrierCount),
        ])
    }
}
