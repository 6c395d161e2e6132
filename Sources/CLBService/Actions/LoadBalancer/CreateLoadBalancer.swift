import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Buys load balancers; an internal one takes an address of its subnet (reference 2.2).
enum CreateLoadBalancer: WriteAction {
    struct Request: Decodable {
        var loadBalancerType: LoadBalancer.Kind
        var forward: Int?
        var loadBalancerName: String?
        var vpcId: VpcID?
        var subnetId: SubnetID?
        var projectId: Int?
        var addressIPVersion: String?
        var number: Int?
        var masterZoneId: String?
        var slaveZoneId: String?
        var zoneId: String?
        /// Of no effect on an internal load balancer, but still checked.
        var internetAccessible: InternetAccessible?
        var vipIsp: String?
        var vip: String?
        var tags: [TagShape]?
        var clientToken: String?
        var snatPro: Bool?
        var snatIps: [SnatIpShape]?
        /// Asks for a domain name in the place of a fixed address.
        var dynamicVip: Bool?
        var loadBalancerPassToTarget: Bool?
        var slaType: String?
        var lbChargeType: String?

        struct InternetAccessible: Decodable {
            var internetChargeType: InternetChargeType?
            var internetMaxBandwidthOut: Int?
        }

        /// With empty texts taken for absent ones: generated clients send them for what nobody set.
        var withoutEmpties: Request {
            var request = self
            if vpcId?.rawValue == "" { request.vpcId = nil }
            if subnetId?.rawValue == "" { request.subnetId = nil }
            for path in [
                \Request.masterZoneId, \.slaveZoneId, \.zoneId, \.vipIsp, \.vip, \.clientToken, \.lbChargeType,
            ]
            where self[keyPath: path] == "" {
                request[keyPath: path] = nil
            }
            return request
        }

        enum CodingKeys: String, CodingKey {
            case loadBalancerType, forward, loadBalancerName, vpcId, subnetId, projectId, addressIPVersion, number
            case masterZoneId, slaveZoneId, zoneId, internetAccessible, vipIsp, vip, tags, clientToken, snatPro
            case snatIps, dynamicVip
            case loadBalancerPassToTarget, slaType
            case lbChargeType = "LBChargeType"
        }
    }

    struct Response: Encodable {
        var loadBalancerIds: [LoadBalancerID]
        var dealName: String
    }

    static let errors: Set<APIErrorCode> = [
        .failedOperation, .clientTokenLimitExceeded, .invalidParameter, .invalidParameterValue, .length, .range,
        .limitExceeded, .resourceInsufficient, .unsupportedOperation,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let request = request.withoutEmpties
        if let response = try replay(request, in: cloud) { return response }
        let order = try LoadBalancerOrder(request, in: cloud)
        try checkQuota(order, in: cloud)
        let purchase = try LoadBalancerPurchase(order, in: cloud)
        let response = Response(loadBalancerIds: try purchase.deliver(), dealName: purchase.dealName)
        try rememberToken(of: request, response, in: cloud)
        return response
    }

    private static func checkQuota(_ order: LoadBalancerOrder, in cloud: Cloud<Transaction>) throws {
        let isInternal = order.kind == .internal
        let quota = isInternal ? cloud.settings.internalLoadBalancerQuota : cloud.settings.openLoadBalancerQuota
        let count = try cloud.state.loadBalancerCount(of: order.kind, in: cloud.scope)
        guard count + order.count <= quota else {
            throw APIError.quotaReached("\(order.kind.rawValue) load balancers", limit: quota)
        }
        guard LoadBalancerRules.carriers.contains(order.vipIsp) else { return }
        var carrier = LoadBalancerQuery(scope: cloud.scope)
        carrier.kind = .open
        carrier.vipIsps = LoadBalancerRules.carriers.sorted()
        guard try cloud.state.loadBalancerCount(carrier) + order.count <= cloud.settings.carrierQuota else {
            throw APIError.quotaReached("carrier load balancers", limit: cloud.settings.carrierQuota)
        }
    }
}
