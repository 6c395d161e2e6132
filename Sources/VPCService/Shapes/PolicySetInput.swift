import CloudModel
import CloudWire

/// The rules of a request, for one direction or both.
struct PolicySetInput: Decodable {
    /// Counts that only answers hold; declared so that an answer can be sent back, where they have no effect.
    struct Statistics: Decodable {
        var ingressIPv4TotalCount: Int?
        var ingressIPv6TotalCount: Int?
        var egressIPv4TotalCount: Int?
        var egressIPv6TotalCount: Int?
    }

    typealias Part = (direction: SecurityGroupPolicy.Direction, rules: [PolicyInput])

    var version: String?
    var egress: [PolicyInput]?
    var ingress: [PolicyInput]?
    var policyStatistics: Statistics?

    /// The directions that hold rules; an empty list is as good as none, as it is in a flattened request.
    var parts: [Part] {
        [(.ingress, ingress ?? []), (.egress, egress ?? [])].filter { !$0.rules.isEmpty }
    }

    /// The one direction that a request may speak of.
    func onlyPart() throws(APIError) -> Part {
        let parts = parts
        guard let part = parts.first else { throw .empty("SecurityGroupPolicySet") }
        guard parts.count == 1 else { throw .coexist("Ingress", "Egress") }
        return part
    }
}

extension SecurityGroupPolicy.Direction {
    /// The path of a rule of this direction in a request.
    func path(_ index: Int) -> String {
        "SecurityGroupPolicySet.\(self == .ingress ? "Ingress" : "Egress").\(index)"
    }
}
