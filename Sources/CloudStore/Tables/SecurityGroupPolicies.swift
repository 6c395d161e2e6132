package import CloudModel

extension SecurityGroupPolicy: RowReadable {
    static let columns = """
        direction, traffic, port, cidr, ipv6CIDR, peerSecurityGroupId, verdict, text, modifiedAt
        """

    init(_ row: inout RowReader) {
        self.init(
            direction: row.choice(),
            traffic: row.choice(),
            port: row.next(),
            peer: Self.peer(cidr: row.optional(), ipv6CIDR: row.optional(), group: row.optionalID()),
            verdict: row.choice(),
            text: row.next(),
            modifiedAt: row.instant()
        )
    }

    private static func peer(cidr: String?, ipv6CIDR: String?, group: SecurityGroupID?) -> Peer {
        if let cidr { return .cidr(cidr) }
        if let ipv6CIDR { return .ipv6CIDR(ipv6CIDR) }
        guard let group else { preconditionFailure("a security group policy without a peer") }
        return .securityGroup(group)
    }

    fileprivate var peerColumns: (cidr: String?, ipv6CIDR: String?, group: String?) {
        switch peer {
        case .cidr(let cidr): (cidr, nil, nil)
        case .ipv6CIDR(let cidr): (nil, cidr, nil)
        case .securityGroup(let id): (nil, nil, id.rawValue)
        }
    }
}

extension Snapshot {
    /// The rules of one direction in their order of precedence.
    package func policies(
        of group: SecurityGroupID,
        _ direction: SecurityGroupPolicy.Direction
    ) throws -> [SecurityGroupPolicy] {
        try rows(
            "FROM securityGroupPolicy WHERE securityGroupId = ? AND direction = ? ORDER BY position",
            [group.rawValue, direction.rawValue]
        )
    }
}

extension Transaction {
    /// Replaces the rules of one direction by a list in order of precedence.
    package func setPolicies(
        _ policies: [SecurityGroupPolicy],
        of group: SecurityGroupID,
        _ direction: SecurityGroupPolicy.Direction
    ) throws {
        try execute(
            "DELETE FROM securityGroupPolicy WHERE securityGroupId = ? AND direction = ?",
            [group.rawValue, direction.rawValue]
        )
        for (position, policy) in policies.enumerated() {
            let peer = policy.peerColumns
            try insert(
                into: "securityGroupPolicy",
                "securityGroupId, position, \(SecurityGroupPolicy.columns)",
                [
                    group.rawValue, position, direction.rawValue, policy.traffic.rawValue, policy.port, peer.cidr,
                    peer.ipv6CIDR, peer.group, policy.verdict.rawValue, policy.text, policy.modifiedAt.milliseconds,
                ]
            )
        }
    }
}
