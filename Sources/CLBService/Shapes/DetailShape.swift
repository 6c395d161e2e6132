import CloudModel
import CloudStore

/// A row of the details of load balancers in the key order of the documented example (reference 2.4).
///
/// Fields that were not asked for are null; some have no value for any load balancer here.
struct DetailShape: Encodable {
    struct NetworkAttributes: Encodable {
        var internetChargeType: String?
        var internetMaxBandwidthOut: Int
    }

    private var loadBalancerId: LoadBalancerID
    private var loadBalancerName: String
    private var loadBalancerDomain: String?
    private var status: Int?
    private var isolation: Int?
    private var address: String?
    private var addressIPVersion: String?
    private var zone: String?
    private var slaveZone: [String]?
    private var loadBalancerType: String?
    private var addressIsp: String?
    private var vpcId: VpcID?
    private var chargeType: String?
    private var networkAttributes: NetworkAttributes?
    private var projectId: Int?
    private var securityGroup: [SecurityGroupID]?
    private var loadBalancerPassToTarget: Int?
    private var tags: [TagShape]?
    private var createTime: String?
    private var listenerId: ListenerID?
    private var `protocol`: String?
    private var port: Int?
    private var sniSwitch: Int?
    private var locationId: RuleID?
    private var domain: String?
    private var domains: String?
    private var url: String?
    private var targetId: String?
    private var targetAddress: String?
    private var targetPort: Int?
    private var targetWeight: Int?
    private var targetHealth: String?
    private var egress: String?
    private var attributeFlags: [String]?
    private var slaType: String?
    private var exclusive: Int?
    private let fields: Set<DetailField>

    enum CodingKeys: String, CodingKey {
        case loadBalancerId, loadBalancerName, loadBalancerDomain, status, isolation, address, addressIPVersion, zone
        case slaveZone, loadBalancerType, addressIsp, vpcId, chargeType, networkAttributes, projectId, securityGroup
        case loadBalancerPassToTarget, tags, createTime, listenerId, `protocol`, port, sniSwitch, locationId, domain
        case domains, url, targetId, targetAddress, targetPort, targetWeight, targetHealth, egress, attributeFlags
        case slaType, exclusive
    }

    init(_ loadBalancer: LoadBalancer, fields: Set<DetailField>, at now: Instant) {
        self.fields = fields
        loadBalancerId = loadBalancer.id
        loadBalancerName = loadBalancer.name
        loadBalancerType = wanted(.loadBalancerType, loadBalancer.kind == .open ? "Public" : "Private")
        status = wanted(.status, loadBalancer.runningAt <= now ? 1 : 0)
        isolation = wanted(.isolation, 0)
        projectId = wanted(.projectId, loadBalancer.projectId)
        createTime = wanted(.createTime, loadBalancer.createdAt.beijingText)
        chargeType = wanted(.chargeType, "POSTPAID_BY_HOUR")
        slaType = wanted(.slaType, loadBalancer.slaType)
        exclusive = wanted(.exclusive, 0)
        loadBalancerPassToTarget = wanted(.loadBalancerPassToTarget, loadBalancer.passesToTarget ? 1 : 0)
        attributeFlags = wanted(.attributeFlags, loadBalancer.attributeFlags)
        fillNetwork(of: loadBalancer)
    }

    private mutating func fillNetwork(of loadBalancer: LoadBalancer) {
        let isOpen = loadBalancer.kind == .open
        let hasAddress = loadBalancer.domain.isEmpty
        loadBalancerDomain = wanted(.loadBalancerDomain, loadBalancer.domain)
        address = wanted(.address, hasAddress ? loadBalancer.vip.description : nil)
        addressIsp = wanted(.addressIsp, hasAddress ? loadBalancer.vipIsp : nil)
        addressIPVersion = wanted(.addressIPVersion, "IPv4")
        zone = wanted(.zone, loadBalancer.masterZone)
        slaveZone = wanted(.slaveZone, loadBalancer.slaveZone.map { [$0] })
        vpcId = wanted(.vpcId, loadBalancer.vpcId)
        egress = wanted(.egress, "")
        networkAttributes = wanted(
            .networkAttributes,
            NetworkAttributes(
                internetChargeType: isOpen ? loadBalancer.internetChargeType : nil,
                internetMaxBandwidthOut: isOpen ? loadBalancer.bandwidthMbps : 0
            )
        )
    }

    /// Adds what other tables say of the load balancer; null stands for an empty list, as in the example.
    mutating func fillAttachments(of listed: ListedLoadBalancer, tags list: [Tag]) {
        let groups = listed.securityGroupIds
        securityGroup = wanted(.securityGroup, groups.isEmpty ? nil : groups)
        tags = wanted(.tags, list.isEmpty ? nil : list.map { TagShape(tagKey: $0.key, tagValue: $0.value) })
    }

    mutating func fill(_ row: DetailRow, health: HealthSource) {
        if let listener = row.listener {
            listenerId = wanted(.listenerId, listener.id)
            `protocol` = wanted(.protocol, listener.protocol.rawValue)
            port = wanted(.port, listener.port)
            sniSwitch = wanted(.sniSwitch, listener.isSniOn ? 1 : 0)
        }
        if let rule = row.rule {
            locationId = wanted(.locationId, rule.id)
            domain = wanted(.domain, rule.domains.first)
            domains = wanted(.domains, rule.domains.joined(separator: ","))
            url = wanted(.url, rule.url)
        }
        if let target = row.target { fill(target, health: health) }
    }

    private mutating func fill(_ target: DetailRow.TargetPart, health: HealthSource) {
        targetId = wanted(.targetId, target.endpoint.instanceText)
        targetAddress = wanted(.targetAddress, target.endpoint.address.description)
        targetPort = wanted(.targetPort, target.port)
        targetWeight = wanted(.targetWeight, target.weight)
        let server = ServerPort(address: target.endpoint.address, port: target.port)
        targetHealth = wanted(
            .targetHealth,
            health.state(of: server, probedSince: target.probedSince, by: target.healthCheck).rawValue
        )
    }

    private func wanted<Value>(_ field: DetailField, _ value: @autoclosure () -> Value?) -> Value? {
        fields.contains(field) ? value() : nil
    }
}

extension Target.Endpoint {
    /// The id of the server; servers named by an address show none.
    fileprivate var instanceText: String {
        guard case .instance(let id) = self else { return "" }
        return id.rawValue
    }
}

extension LoadBalancer {
    /// The names of what is switched on, as lists show them.
    var attributeFlags: [String] {
        let flags = [("DeleteProtect", isDeleteProtected), ("IsDomainCLB", !domain.isEmpty)]
        return flags.filter(\.1).map(\.0)
    }
}
