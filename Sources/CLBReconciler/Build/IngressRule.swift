import CloudWire

/// A forwarding rule as an Ingress writes it.
struct IngressRule: Hashable {
    /// Where a rule redirects to: another rule, by the port of its listener.
    struct Rewrite: Hashable {
        var port: Int
        var rule: RuleKey
    }

    var key: RuleKey
    /// Nil for a rule that only redirects.
    var backend: IngressBackend?
    var rewrite: Rewrite?
    /// Whether it serves what no other rule does.
    var isDefault = false

    /// Whether both say the same of the same host and path.
    func isSame(as other: IngressRule) -> Bool { key == other.key && backend == other.backend }
}

/// Which hosts and paths a rule may have (reference 4.1, 5.3).
enum IngressNames {
    private static let pathBytesMax = 120

    /// An empty one stands for the VIP.
    static func host(_ text: String) throws(SyncFailure) -> String {
        let form = /(\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+/
        guard text.isEmpty || text.wholeMatch(of: form) != nil else {
            throw SyncFailure("E4052", "Ingress rules invalid. Host \(text) is not a domain of two labels or more.")
        }
        return text
    }

    /// An empty one stands for the root.
    static func path(_ text: String) throws(SyncFailure) -> String {
        guard !text.isEmpty else { return "/" }
        guard text.utf8.count <= pathBytesMax, text.wholeMatch(of: /\/[a-zA-Z0-9.\-\/=?]*/) != nil else {
            throw SyncFailure(
                "E4031",
                "Ingress rules invalid. Path \(text) does not begin with / or is not 1 to \(pathBytesMax) of a-zA-Z0-9.-/=?"
            )
        }
        return text
    }
}
