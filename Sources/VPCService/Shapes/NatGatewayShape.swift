import CloudModel

/// A NAT gateway in the key order and with the defaults of recorded answers (reference 5.7).
struct NatGatewayShape: Encodable {
    struct Address: Encodable {
        var addressId: ElasticAddressID
        var publicIpAddress: String
        var isBlocked = false
    }

    struct TranslationRule: Encodable {}

    var natGatewayId: NatGatewayID
    var natGatewayName: String
    var vpcId: VpcID
    var createdTime: String
    var state = "AVAILABLE"
    var networkState = "AVAILABLE"
    var internetMaxBandwidthOut: Int
    var maxConcurrentConnection: Int
    var publicIpAddressSet: [Address]
    var destinationIpPortTranslationNatRuleSet: [TranslationRule] = []
    var zone: String
    var sourceIpTranslationNatRuleSet: [TranslationRule] = []
    var natProductVersion = 1
    var isExclusive = false
    var restrictState = "NORMAL"
    var tagSet: [TagShape]
    var directConnectGatewayIds: [String] = []
    var subnetId = ""
    var securityGroupSet: [String] = []
    var deletionProtectionEnabled: Bool

    init(_ gateway: NatGateway, addresses: [ElasticAddress], tags: [Tag]) {
        natGatewayId = gateway.id
        natGatewayName = gateway.name
        vpcId = gateway.vpcId
        createdTime = gateway.createdAt.beijingText
        internetMaxBandwidthOut = gateway.bandwidthMbps
        maxConcurrentConnection = gateway.maximumConnections
        publicIpAddressSet = addresses.map { Address(addressId: $0.id, publicIpAddress: $0.address.description) }
        zone = gateway.zone
        tagSet = tags.map(TagShape.init)
        deletionProtectionEnabled = gateway.isDeletionProtected
    }
}
