import CloudModel
import CloudStore

/// A VPC in the key order and with the defaults of recorded answers (reference 5.2).
struct VpcShape: Encodable {
    struct AssistantCidr: Encodable {}

    var vpcId: VpcID
    var vpcName: String
    var cidrBlock: String
    var ipv6CidrBlock = ""
    var isDefault: Bool
    var enableMulticast: Bool
    var createdTime: String
    var enableDhcp = true
    var dhcpOptionsId: DhcpOptionsID
    var dnsServerSet: [String]
    var domainName: String
    var enableRouteVpcPublish = false
    var tagSet: [TagShape]
    var assistantCidrSet: [AssistantCidr] = []
    var ipv6CidrBlockSet: [String] = []

    init(_ vpc: Vpc, tags: [Tag]) {
        vpcId = vpc.id
        vpcName = vpc.name
        cidrBlock = vpc.cidr.description
        isDefault = vpc.isDefault
        enableMulticast = vpc.isMulticastEnabled
        createdTime = vpc.createdAt.beijingText
        dhcpOptionsId = vpc.dhcpOptionsId
        dnsServerSet = vpc.dnsServers
        domainName = vpc.domainName
        tagSet = tags.map(TagShape.init)
    }
}
