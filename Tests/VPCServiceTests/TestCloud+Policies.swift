import CloudWire
import TestSupport
import Testing

/// The rules of security groups, as tests write and read them.
extension TestCloud {
    static func rule(_ port: String = "80", from cidr: String = "10.0.0.0/8", _ more: JSON = [:]) -> JSON {
        var members = JSONObject([
            ("Protocol", "TCP"), ("Port", .string(port)), ("CidrBlock", .string(cidr)), ("Action", "ACCEPT"),
        ])
        for (name, value) in more.object?.members ?? [] { members[name] = value == .null ? nil : value }
        return .object(members)
    }

    static func rule(_ port: String, _ more: JSON) -> JSON { rule(port, from: "10.0.0.0/8", more) }

    func addRules(
        _ rules: [JSON],
        to group: JSON,
        _ direction: String = "Ingress",
        version: String? = nil
    ) throws -> JSON {
        try vpc("CreateSecurityGroupPolicies", Self.request(rules, group, direction, version))
    }

    func deleteRules(_ rules: [JSON], of group: JSON, version: String? = nil) throws -> JSON {
        try vpc("DeleteSecurityGroupPolicies", Self.request(rules, group, "Ingress", version))
    }

    func policySet(of group: JSON, filters: JSON? = nil) throws -> JSON {
        var request = JSONObject([("SecurityGroupId", group)])
        request["Filters"] = filters
        let response = try vpc("DescribeSecurityGroupPolicies", .object(request))
        return try #require(response["SecurityGroupPolicySet"])
    }

    func ports(of group: JSON, _ direction: String = "Ingress") throws -> [String] {
        (try policySet(of: group)[direction]?.array ?? []).compactMap { $0["Port"]?.string }
    }

    private static func request(_ rules: [JSON], _ group: JSON, _ direction: String, _ version: String?) -> JSON {
        var set = JSONObject([(direction, .array(rules))])
        set["Version"] = version.map(JSON.string)
        return ["SecurityGroupId": group, "SecurityGroupPolicySet": .object(set)]
    }
}
