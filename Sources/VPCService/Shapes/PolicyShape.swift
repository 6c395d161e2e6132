import CloudModel

/// A rule of a security group in the key order of recorded answers (reference 5.4); what does not apply is "".
struct PolicyShape: Encodable {
    struct ServiceTemplate: Encodable {
        var serviceId = ""
        var serviceGroupId = ""
    }

    struct AddressTemplate: Encodable {
        var addressId = ""
        var addressGroupId = ""
    }

    var policyIndex: Int
    var priority: Int
    var port: String
    var cidrBlock = ""
    var ipv6CidrBlock = ""
    var securityGroupId = ""
    var action: String
    var modifyTime: String
    var policyDescription: String
    var `protocol`: String
    var serviceTemplate = ServiceTemplate()
    var addressTemplate = AddressTemplate()

    init(_ policy: SecurityGroupPolicy, index: Int) {
        policyIndex = index
        priority = index + 1
        port = policy.port
        action = policy.verdict.rawValue
        modifyTime = policy.modifiedAt.beijingText
        policyDescription = policy.text
        `protocol` = policy.traffic.rawValue
        switch policy.peer {
        case .cidr(let text): cidrBlock = text
        case .ipv6CIDR(let text): ipv6CidrBlock = text
        case .securityGroup(let id): securityGroupId = id.rawValue
        }
    }
}
