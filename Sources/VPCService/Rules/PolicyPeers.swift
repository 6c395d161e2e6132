import CloudModel
import CloudWire

/// Whom a rule may speak of: exactly one IPv4 or IPv6 block, security group or address template (reference 5.4).
enum PolicyPeers {
    /// Stands for the caller's own address, which has no meaning here.
    private static let callerAddress = "MY_PUBLIC_IP"

    static func peer(of input: PolicyInput, path: String) throws(APIError) -> SecurityGroupPolicy.Peer {
        let given = [
            ("CidrBlock", input.cidrBlock.isGiven),
            ("Ipv6CidrBlock", input.ipv6CidrBlock.isGiven),
            ("SecurityGroupId", input.securityGroupId.isGiven),
            ("AddressTemplate", input.addressTemplate?.isGiven == true),
        ].filter(\.1).map { "\(path).\($0.0)" }
        guard let parameter = given.first else { throw .empty(path + ".CidrBlock") }
        guard given.count == 1 else { throw .coexist(given[0], given[1]) }
        if let text = input.cidrBlock, !text.isEmpty { return try cidr(text, parameter: parameter) }
        if let text = input.ipv6CidrBlock, !text.isEmpty { return try ipv6CIDR(text, parameter: parameter) }
        guard let id = input.securityGroupId, !id.isEmpty else { throw .parameterNotSimulated(parameter) }
        return .securityGroup(SecurityGroupID(rawValue: id))
    }

    /// A block or an address, kept as written; but every `0.0.0.0/n` becomes `0.0.0.0/0`, as documented.
    private static func cidr(_ text: String, parameter: String) throws(APIError) -> SecurityGroupPolicy.Peer {
        try refuseCallerAddress(text, parameter: parameter)
        guard let block = CIDR(covering: text) else { throw .malformed(parameter, text) }
        return .cidr(text.hasPrefix("0.0.0.0/") && block.network.bits == 0 ? "0.0.0.0/0" : text)
    }

    private static func ipv6CIDR(_ text: String, parameter: String) throws(APIError) -> SecurityGroupPolicy.Peer {
        try refuseCallerAddress(text, parameter: parameter)
        guard IPv6Block(covering: text) != nil else { throw .malformed(parameter, text) }
        return .ipv6CIDR(text)
    }

    private static func refuseCallerAddress(_ text: String, parameter: String) throws(APIError) {
        guard text != callerAddress else {
            throw APIError(.unsupportedOperation, "clbsim does not simulate the value `\(text)` of `\(parameter)`.")
        }
    }
}
