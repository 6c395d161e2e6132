import CloudWire

/// How long names and texts may be: VPCs and subnets count bytes (reference 5.2, 5.3), security groups characters,
/// as their own parameters are documented (5.4).
enum NameRules {
    static let maximumName = 60
    static let maximumText = 100

    /// The name of a VPC or a subnet.
    static func networkName(_ name: String, parameter: String) throws(APIError) -> String {
        guard !name.isEmpty else { throw .invalidValue(parameter) }
        guard name.utf8.count <= maximumName else { throw .tooLong(parameter, limit: maximumName, unit: "bytes") }
        return name
    }

    /// The domain that a VPC's DHCP tells of; no name of the DNS is longer than this.
    static func domainName(_ name: String) throws(APIError) -> String {
        try text(name, parameter: "DomainName", limit: 253)
    }

    static func groupName(_ name: String) throws(APIError) -> String {
        guard !name.isEmpty else { throw .invalidValue("GroupName") }
        return try text(name, parameter: "GroupName", limit: maximumName)
    }

    /// A description, which may be empty: clients send one for groups that have none.
    static func text(_ text: String, parameter: String, limit: Int = maximumText) throws(APIError) -> String {
        guard text.unicodeScalars.count <= limit else { throw .tooLong(parameter, limit: limit, unit: "characters") }
        return text
    }
}
