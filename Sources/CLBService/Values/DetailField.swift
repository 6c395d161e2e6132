import CloudModel

/// A column of the details of load balancers, by its name on the wire.
enum DetailField: String, CaseIterable, Decodable {
    case loadBalancerId = "LoadBalancerId"
    case loadBalancerName = "LoadBalancerName"
    case loadBalancerType = "LoadBalancerType"
    case status = "Status"
    case address = "Address"
    case addressIPv6 = "AddressIPv6"
    case addressIPVersion = "AddressIPVersion"
    case ipv6Mode = "IPv6Mode"
    case zone = "Zone"
    case addressIsp = "AddressIsp"
    case vpcId = "VpcId"
    case projectId = "ProjectId"
    case createTime = "CreateTime"
    case chargeType = "ChargeType"
    case networkAttributes = "NetworkAttributes"
    case prepaidAttributes = "PrepaidAttributes"
    case extraInfo = "ExtraInfo"
    case configId = "ConfigId"
    case tags = "Tags"
    case listenerId = "ListenerId"
    case `protocol` = "Protocol"
    case port = "Port"
    case locationId = "LocationId"
    case domain = "Domain"
    case url = "Url"
    case targetId = "TargetId"
    case targetAddress = "TargetAddress"
    case targetPort = "TargetPort"
    case targetWeight = "TargetWeight"
    case isolation = "Isolation"
    case securityGroup = "SecurityGroup"
    case loadBalancerPassToTarget = "LoadBalancerPassToTarget"
    case targetHealth = "TargetHealth"
    case domains = "Domains"
    case slaveZone = "SlaveZone"
    case zones = "Zones"
    case sniSwitch = "SniSwitch"
    case loadBalancerDomain = "LoadBalancerDomain"
    case egress = "Egress"
    case attributeFlags = "AttributeFlags"
    case slaType = "SlaType"
    case exclusive = "Exclusive"
    case availableZoneAffinityInfo = "AvailableZoneAffinityInfo"

    /// What a row must go down to for there to be a value.
    var depth: DetailQuery.Depth {
        switch self {
        case .listenerId, .protocol, .port, .sniSwitch: .listener
        case .locationId, .domain, .domains, .url: .rule
        case .targetId, .targetAddress, .targetPort, .targetWeight, .targetHealth: .target
        default: .loadBalancer
        }
    }
}
