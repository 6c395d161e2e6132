import CloudWire

/// Whether and for whom a cluster's API is reached from the Internet.
struct PublicEndpointShape: Codable {
    var enabled = false
    var allowFromCidrs: [String]? = []
    var securityPolicies: [String]? = []
    var extraParam: String? = ""
    var securityGroup: String? = ""

    init() {}

    init(_ json: JSON) {
        enabled = json["Enabled"]?.bool ?? false
        allowFromCidrs = (json["AllowFromCidrs"]?.array ?? []).compactMap(\.string)
        securityPolicies = (json["SecurityPolicies"]?.array ?? []).compactMap(\.string)
        extraParam = json["ExtraParam"]?.string ?? ""
        securityGroup = json["SecurityGroup"]?.string ?? ""
    }

    var json: JSON {
        [
            "Enabled": .bool(enabled), "AllowFromCidrs": .array((allowFromCidrs ?? []).map(JSON.string)),
            "SecurityPolicies": .array((securityPolicies ?? []).map(JSON.string)),
            "ExtraParam": .string(extraParam ?? ""), "SecurityGroup": .string(securityGroup ?? ""),
        ]
    }
}

/// Whether a cluster's API is reached from its VPC, and at an address of which subnet.
struct InternalEndpointShape: Codable {
    var enabled = false
    var subnetId: String? = ""

    init() {}

    init(_ json: JSON) {
        enabled = json["Enabled"]?.bool ?? false
        subnetId = json["SubnetId"]?.string ?? ""
    }

    var json: JSON { ["Enabled": .bool(enabled), "SubnetId": .string(subnetId ?? "")] }
}

/// One address at which a cluster's API answers.
struct AddressShape: Encodable {
    var type: String
    var ip: String
    var port: Int
}

/// What a client needs to trust the server and to be trusted.
struct CredentialShape: Encodable {
    var cACert: String
    var token: String
}
