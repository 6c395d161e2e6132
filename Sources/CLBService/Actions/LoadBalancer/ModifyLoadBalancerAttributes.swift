import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes a load balancer's name, bandwidth and switches (reference 2.5).
enum ModifyLoadBalancerAttributes: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var loadBalancerName: String?
        var targetRegionInfo: TargetRegionShape?
        var internetChargeInfo: CreateLoadBalancer.Request.InternetAccessible?
        var loadBalancerPassToTarget: Bool?
        var snatPro: Bool?
        var deleteProtect: Bool?
    }

    struct Response: Encodable {
        /// An order number, which only changes that are paid for have.
        var dealName: String?
    }

    static let errors: Set<APIErrorCode> = [
        .failedOperation, .resourceInOperating, .invalidParameter, .loadBalancerNotFound, .invalidParameterValue,
        .duplicate, .length, .range,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        var loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        try rename(&loadBalancer, request, in: cloud)
        try setBandwidth(&loadBalancer, request)
        try setTargetRegion(&loadBalancer, request, in: cloud)
        loadBalancer.passesToTarget = request.loadBalancerPassToTarget ?? loadBalancer.passesToTarget
        loadBalancer.isSnatPro = request.snatPro ?? loadBalancer.isSnatPro
        loadBalancer.isDeleteProtected = request.deleteProtect ?? loadBalancer.isDeleteProtected
        try cloud.beginTask("ModifyQLBAttributes", on: [loadBalancer])
        return Response()
    }

    private static func rename(
        _ loadBalancer: inout LoadBalancer,
        _ request: Request,
        in cloud: Cloud<Transaction>
    ) throws {
        guard let text = request.loadBalancerName else { return }
        let name = try LoadBalancerRules.name(text, parameter: "LoadBalancerName")
        guard name != loadBalancer.name else { return }
        guard try !cloud.state.isLoadBalancerNameTaken(name, in: cloud.scope) else {
            throw APIError(.duplicate, "The name `\(name)` is already used by another load balancer.")
        }
        loadBalancer.name = name
    }

    private static func setBandwidth(_ loadBalancer: inout LoadBalancer, _ request: Request) throws(APIError) {
        guard let charge = request.internetChargeInfo else { return }
        guard loadBalancer.kind == .open else {
            throw .invalid("`InternetChargeInfo` can be specified for public load balancers only.")
        }
        loadBalancer.internetChargeType = charge.internetChargeType?.rawValue ?? loadBalancer.internetChargeType
        loadBalancer.bandwidthMbps = try LoadBalancerRules.bandwidth(
            charge.internetMaxBandwidthOut ?? loadBalancer.bandwidthMbps,
            slaType: loadBalancer.slaType,
            in: "InternetChargeInfo"
        )
    }

    /// Targets in another region: once away from the load balancer's own there is no way back.
    private static func setTargetRegion(
        _ loadBalancer: inout LoadBalancer,
        _ request: Request,
        in cloud: Cloud<Transaction>
    ) throws {
        guard let info = request.targetRegionInfo else { return }
        guard Region.named(info.region) != nil else { throw APIError.invalidValue("TargetRegionInfo.Region") }
        let other = Scope(account: cloud.account.id, region: info.region)
        guard try cloud.state.vpc(info.vpcId, in: other) != nil else {
            throw APIError.invalidValue("TargetRegionInfo.VpcId")
        }
        let isAway = loadBalancer.targetVpcId.map { $0 != loadBalancer.vpcId } ?? false
        guard !isAway || info.vpcId == loadBalancer.targetVpcId else {
            throw APIError(.failedOperation, "The target region cannot be changed back.")
        }
        loadBalancer.targetRegion = info.region
        loadBalancer.targetVpcId = info.vpcId
    }
}
