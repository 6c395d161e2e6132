import CloudModel
import CloudWire

/// A rule as requests write it; an empty text is as good as none, since clients send back what they were shown.
struct PolicyInput: Decodable {
    struct ServiceTemplate: Decodable {
        var serviceId: String?
        var serviceGroupId: String?

        var isGiven: Bool { serviceId.isGiven || serviceGroupId.isGiven }
    }

    struct AddressTemplate: Decodable {
        var addressId: String?
        var addressGroupId: String?

        var isGiven: Bool { addressId.isGiven || addressGroupId.isGiven }
    }

    var policyIndex: Int?
    var `protocol`: String?
    var port: String?
    var serviceTemplate: ServiceTemplate?
    var cidrBlock: String?
    var ipv6CidrBlock: String?
    var securityGroupId: String?
    var addressTemplate: AddressTemplate?
    var action: String?
    var policyDescription: String?
    /// Only answers mean something by it; the vendor's own examples send it, and it has no effect.
    var modifyTime: String?

    /// Whether any part of a rule is there that rules can be told by.
    var hasContent: Bool {
        `protocol`.isGiven || port.isGiven || cidrBlock.isGiven || ipv6CidrBlock.isGiven || securityGroupId.isGiven
            || action.isGiven || serviceTemplate?.isGiven == true || addressTemplate?.isGiven == true
    }
}

extension String? {
    /// Whether there is a text that is not empty.
    var isGiven: Bool { self?.isEmpty == false }
}
