import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// What a creation asks for, every value checked and every default filled in.
struct LoadBalancerOrder {
    var kind: LoadBalancer.Kind
    var count: Int
    /// The name asked for; nil where the cloud picks one.
    var name: String?
    var vpc: Vpc
    var subnet: Subnet?
    var vip: IPv4Address?
    var projectId: Int
    var masterZone: String?
    var slaveZone: String?
    var vipIsp: String
    var internetChargeType: InternetChargeType
    var bandwidthMbps: Int
    var slaType: String
    var isSnatPro: Bool
    var snatIps: [SnatIpShape]
    /// Whether a domain name stands in the place of a fixed address.
    var hasDomain: Bool
    var passesToTarget: Bool
    var tags: [Tag]

    private static let counts = 1...20

    init(_ request: CreateLoadBalancer.Request, in cloud: Cloud<Transaction>) throws {
        try Self.checkVariant(request)
        kind = request.loadBalancerType
        count = request.number ?? 1
        guard Self.counts.contains(count) else { throw APIError.outOfRange("Number", Self.counts) }
        let name = try request.loadBalancerName.map { text throws(APIError) in
            try LoadBalancerRules.name(text, parameter: "LoadBalancerName")
        }
        self.name = count == 1 ? name : nil
        (vpc, subnet) = try Self.network(request, in: cloud)
        projectId = request.projectId ?? 0
        guard projectId >= 0 else { throw APIError.invalidValue("ProjectId") }
        slaType = request.slaType ?? ""
        guard LoadBalancerRules.slaTypes.contains(slaType) else { throw APIError.invalidValue("SlaType") }
        internetChargeType = request.internetAccessible?.internetChargeType ?? .traffic
        bandwidthMbps = try LoadBalancerRules.bandwidth(
            request.internetAccessible?.internetMaxBandwidthOut,
            slaType: slaType,
            in: "InternetAccessible"
        )
        vipIsp = try Self.vipIsp(request, chargeType: internetChargeType)
        (masterZone, slaveZone) = try Self.zones(request, in: cloud.region)
        vip = try Self.vip(request, count: count)
        snatIps = request.snatIps ?? []
        isSnatPro = request.snatPro == true || !snatIps.isEmpty
        hasDomain = try Self.hasDomain(request, settings: cloud.settings)
        passesToTarget = request.loadBalancerPassToTarget ?? false
        tags = try LoadBalancerRules.tags(request.tags)
    }

    /// Refuses the kinds of load balancer that are documented and not simulated.
    private static func checkVariant(_ request: CreateLoadBalancer.Request) throws(APIError) {
        guard request.forward ?? 1 == 1 else { throw .invalidValue("Forward") }
        switch request.addressIPVersion?.lowercased() ?? "ipv4" {
        case "ipv4": break
        case "ipv6", "ipv6fullchain": throw .parameterNotSimulated("AddressIPVersion")
        default: throw .invalidValue("AddressIPVersion")
        }
        switch request.lbChargeType ?? "POSTPAID_BY_HOUR" {
        case "POSTPAID_BY_HOUR": break
        case "PREPAID": throw .parameterNotSimulated("LBChargeType")
        default: throw .invalidValue("LBChargeType")
        }
    }

    /// The VPC, by default the region's default one, and the subnet, which only an internal load balancer has.
    private static func network(
        _ request: CreateLoadBalancer.Request,
        in cloud: Cloud<Transaction>
    ) throws -> (Vpc, Subnet?) {
        guard request.loadBalancerType == .internal else {
            guard request.subnetId == nil else {
                throw APIError.invalid("`SubnetId` cannot be specified for a public IPv4 load balancer.")
            }
            return (try vpc(request, in: cloud), nil)
        }
        guard let subnetId = request.subnetId else { throw APIError.missingParameter("SubnetId") }
        guard request.vpcId != nil else { throw APIError.missingParameter("VpcId") }
        let vpc = try vpc(request, in: cloud)
        // The text was recorded by the container service's error catalogue (reference 2.2); the code is inferred.
        guard let subnet = try cloud.state.subnet(subnetId, in: cloud.scope), subnet.vpcId == vpc.id else {
            throw APIError.invalid("Invoke vpc failed: subnet not exists.")
        }
        return (vpc, subnet)
    }

    private static func vpc(_ request: CreateLoadBalancer.Request, in cloud: Cloud<Transaction>) throws -> Vpc {
        let vpc = try request.vpcId.map { try cloud.state.vpc($0, in: cloud.scope) }
        guard let vpc = try vpc ?? cloud.state.defaultVpc(in: cloud.scope) else {
            throw APIError.invalid("Invoke vpc failed: vpc not exists.")
        }
        guard request.vpcId ?? vpc.id == vpc.id else { throw APIError.invalid("Invoke vpc failed: vpc not exists.") }
        return vpc
    }
}

extension LoadBalancerOrder {
    private static func vipIsp(
        _ request: CreateLoadBalancer.Request,
        chargeType: InternetChargeType
    ) throws(APIError) -> String {
        let isp = request.vipIsp ?? "BGP"
        guard request.loadBalancerType == .open else { return "INTERNAL" }
        guard isp == "BGP" || LoadBalancerRules.carriers.contains(isp) else { throw .invalidValue("VipIsp") }
        guard isp == "BGP" || chargeType == .package else {
            throw .invalid(
                "The parameter InternetAccessible.InternetChargeType must be BANDWIDTH_PACKAGE when specify "
                    + "parameter VipIsp"
            )
        }
        return isp
    }

    /// The zones of a public load balancer; where none is named the first of the region is taken, as recorded answers
    /// always show one.
    private static func zones(
        _ request: CreateLoadBalancer.Request,
        in region: Region
    ) throws(APIError) -> (master: String?, slave: String?) {
        let named = [
            ("MasterZoneId", request.masterZoneId), ("ZoneId", request.zoneId), ("SlaveZoneId", request.slaveZoneId),
        ]
        var zones: [String: String] = [:]
        for case (let parameter, let reference?) in named {
            guard request.loadBalancerType == .open else {
                throw .invalid("`\(parameter)` can be specified for public load balancers only.")
            }
            guard let zone = region.zone(reference) else {
                throw .invalid("No available vip of disaster recovery in \(parameter) \(reference)")
            }
            zones[parameter] = zone.name
        }
        guard request.loadBalancerType == .open else { return (nil, nil) }
        return (zones["MasterZoneId"] ?? zones["ZoneId"] ?? region.zones.first?.name, zones["SlaveZoneId"])
    }

    private static func hasDomain(
        _ request: CreateLoadBalancer.Request,
        settings: Settings
    ) throws(APIError) -> Bool {
        let asks = request.dynamicVip == true
        guard request.loadBalancerType == .open else {
            guard !asks else { throw .invalid("`DynamicVip` can be specified for public load balancers only.") }
            return false
        }
        guard !asks || request.vip == nil else { throw .invalid("`DynamicVip` and `Vip` exclude each other.") }
        return asks || settings.publicAddress == .domain
    }

    private static func vip(_ request: CreateLoadBalancer.Request, count: Int) throws(APIError) -> IPv4Address? {
        guard let text = request.vip else { return nil }
        guard count == 1 else { throw .invalid("`Vip` can be specified for one load balancer only.") }
        guard let vip = IPv4Address(text) else { throw .invalidValue("Vip") }
        return vip
    }
}
