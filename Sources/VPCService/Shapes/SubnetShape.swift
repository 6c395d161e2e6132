import CloudModel

/// A subnet in the key order and with the defaults of recorded answers (reference 5.3).
struct SubnetShape: Encodable {
    var vpcId: VpcID
    var subnetId: SubnetID
    var subnetName: String
    var cidrBlock: String
    var ipv6CidrBlock = ""
    var isDefault: Bool
    var isRemoteVpcSnat = false
    var enableBroadcast: Bool
    var zone: String
    var routeTableId: RouteTableID
    var networkAclId = ""
    var totalIpAddressCount: Int
    var availableIpAddressCount: Int
    var createdTime: String
    var tagSet: [TagShape]
    /// Never null: clients read it without asking.
    var cdcId = ""
    var isCdcSubnet = 0

    init(_ subnet: Subnet, tags: [Tag]) {
        vpcId = subnet.vpcId
        subnetId = subnet.id
        subnetName = subnet.name
        cidrBlock = subnet.cidr.description
        isDefault = subnet.isDefault
        enableBroadcast = subnet.isBroadcastEnabled
        zone = subnet.zone
        routeTableId = subnet.routeTableId
        totalIpAddressCount = subnet.addresses.total
        availableIpAddressCount = subnet.availableAddressCount
        createdTime = subnet.createdAt.beijingText
        tagSet = tags.map(TagShape.init)
    }
}
