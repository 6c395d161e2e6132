import CloudModel

/// What rules can be filtered by: the values documented for `DescribeSecurityGroupPolicies`.
enum PolicyFilters {
    private static let any = "ALL"

    static func set<Item>(_ policy: @escaping (Item) -> SecurityGroupPolicy) -> FilterSet<Item> {
        FilterSet()
            .exact("security-group-id") { [policy($0).peerGroupText] }
            .fuzzy("ip") { policy($0).peerAddressText }
            .adding("protocol-type") { matches(policy($0).traffic.rawValue, $1) }
            .adding("port") { item, wanted in
                wanted.contains { $0.uppercased() == any || policy(item).port.contains($0) }
            }
            .adding("poly") { matchesOrAny(policy($0).verdict.rawValue, $1) }
            .adding("direction") { matchesOrAny(policy($0).direction.filterName, $1) }
            .fuzzy("description") { policy($0).text }
            .absent("address-module", "service-module")
    }

    /// Letter case does not count.
    private static func matches(_ value: String, _ wanted: [String]) -> Bool {
        wanted.contains { $0.uppercased() == value.uppercased() }
    }

    private static func matchesOrAny(_ value: String, _ wanted: [String]) -> Bool {
        matches(value, wanted) || matches(any, wanted)
    }
}

extension SecurityGroupPolicy {
    fileprivate var peerGroupText: String {
        guard case .securityGroup(let id) = peer else { return "" }
        return id.rawValue
    }

    fileprivate var peerAddressText: String {
        switch peer {
        case .cidr(let text), .ipv6CIDR(let text): text
        case .securityGroup: ""
        }
    }
}

extension SecurityGroupPolicy.Direction {
    fileprivate var filterName: String {
        switch self {
        case .ingress: "INBOUND"
        case .egress: "OUTBOUND"
        }
    }
}
