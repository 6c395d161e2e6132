/// One rule of a security group; its place in the list of its direction is its precedence.
package struct SecurityGroupPolicy: Hashable, Sendable {
    package enum Direction: String, Sendable, CaseIterable {
        case ingress, egress
    }

    package enum Verdict: String, Sendable {
        case accept = "ACCEPT"
        case drop = "DROP"
    }

    /// What travels, in the letter case that was recorded.
    package enum Traffic: String, Sendable, CaseIterable {
        case all = "ALL"
        case tcp, udp, icmp, icmpv6, gre

        /// Only these two have ports.
        package var hasPorts: Bool { self == .tcp || self == .udp }
    }

    /// Whom the rule speaks of; blocks and addresses are kept as they were written.
    package enum Peer: Hashable, Sendable {
        case cidr(String)
        case ipv6CIDR(String)
        case securityGroup(SecurityGroupID)
    }

    /// What makes two rules the same rule: all but its text and its time.
    package struct Condition: Hashable, Sendable {
        var traffic: Traffic
        var port: String
        var peer: Peer
        var verdict: Verdict
    }

    package var direction: Direction
    package var traffic: Traffic
    /// `ALL`, or ports such as `80`, `80,443` or `8000-8010`.
    package var port: String
    package var peer: Peer
    package var verdict: Verdict
    package var text: String
    package var modifiedAt: Instant

    package init(
        direction: Direction,
        traffic: Traffic,
        port: String,
        peer: Peer,
        verdict: Verdict,
        text: String,
        modifiedAt: Instant
    ) {
        self.direction = direction
        self.traffic = traffic
        self.port = port
        self.peer = peer
        self.verdict = verdict
        self.text = text
        self.modifiedAt = modifiedAt
    }

    package var condition: Condition {
        Condition(traffic: traffic, port: port, peer: peer.canonical, verdict: verdict)
    }
}

extension SecurityGroupPolicy.Peer {
    /// The same peer in one spelling, so that `10.0.0.1` and `10.0.0.1/32` are found to be equal.
    var canonical: Self {
        switch self {
        case .cidr(let text): .cidr(CIDR(covering: text)?.description ?? text)
        case .ipv6CIDR(let text): .ipv6CIDR(IPv6Block(covering: text)?.description ?? text)
        case .securityGroup: self
        }
    }
}
