import CloudModel

/// A public address in the key order and with the defaults of recorded answers (reference 5.6).
struct ElasticAddressShape: Encodable {
    struct AlgType: Encodable {
        var ftp = true
        var sip = true
    }

    var addressId: ElasticAddressID
    var addressName: String
    var addressIp: String
    var addressStatus: String
    var addressType = "EIP"
    var instanceId: NatGatewayID?
    var instanceType: String?
    var isArrears = false
    var isBlocked = false
    var isEipDirectConnection = false
    var eipAlgType = AlgType()
    var localBgp = false
    var cascadeRelease = false
    var egress = "center_egress1"
    var createdTime: String
    var tagSet: [TagShape]
    var internetChargeType: String
    var bandwidth: Int
    var internetServiceProvider = "BGP"

    init(_ address: ElasticAddress, tags: [Tag]) {
        addressId = address.id
        addressName = address.name
        addressIp = address.address.description
        addressStatus = address.natGatewayId == nil ? "UNBIND" : "BIND"
        instanceId = address.natGatewayId
        instanceType = address.natGatewayId == nil ? nil : "NAT"
        // Unlike all else in the VPC service in UTC (reference 5.6).
        createdTime = "\(address.createdAt.utcDay.text)T\(address.createdAt.utcTimeText)Z"
        tagSet = tags.map(TagShape.init)
        internetChargeType = address.internetChargeType
        bandwidth = address.bandwidthMbps
    }
}
