/// A named set of rules that filters traffic; a new one has none and denies all.
package struct SecurityGroup: Hashable, Sendable {
    package var id: SecurityGroupID
    package var scope: Scope
    package var name: String
    package var text: String
    package var projectId: String
    package var isDefault: Bool
    /// Counts the changes to the rules; a decimal string on the wire.
    package var version: Int
    package var createdAt: Instant
    package var updatedAt: Instant

    package init(
        id: SecurityGroupID,
        scope: Scope,
        name: String,
        text: String,
        projectId: String,
        isDefault: Bool,
        version: Int,
        createdAt: Instant,
        updatedAt: Instant
    ) {
        self.id = id
        self.scope = scope
        self.name = name
        self.text = text
        self.projectId = projectId
        self.isDefault = isDefault
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

/// One rule of a security group; its place in the list of its direction is its precedence.
package struct SecurityGroupPolicy: Hashable, Sendable {
    package enum Direction: String, Sendable, CaseIterable {
        case ingress, egress
    }

    package enum Verdict: String, Sendable {
        case accept = "ACCEPT"
        case drop = "DROP"
    }

    /// Whom the rule speaks of.
    package enum Peer: Hashable, Sendable {
        case cidr(String)
        case ipv6CIDR(String)
        case securityGroup(SecurityGroupID)
    }

    package var direction: Direction
    /// `ALL`, or a protocol in lower case, as recorded.
    package var `protocol`: String
    /// `ALL`, or ports such as `80`, `80,443` or `8000-8010`; empty where the protocol has none.
    package var port: String
    package var peer: Peer
    package var verdict: Verdict
    package var text: String
    package var modifiedAt: Instant

    package init(
        direction: Direction,
        protocol: String,
        port: String,
        peer: Peer,
        verdict: Verdict,
        text: String,
        modifiedAt: Instant
    ) {
        self.direction = direction
        self.protocol = `protocol`
        self.port = port
        self.peer = peer
        self.verdict = verdict
        self.text = text
        self.modifiedAt = modifiedAt
    }
}
