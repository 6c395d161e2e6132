package import CloudModel

/// Which load balancers prove themselves with a certificate.
///
/// Listeners and rules keep theirs as JSON. An id is letters and digits, so that it stands there between quotes, and
/// nothing else that may stand there looks like one.
extension Snapshot {
    /// The load balancers of an account, of all regions or one, whose listeners or domains have the certificate.
    package func loadBalancers(
        using certificate: CertificateID,
        of account: Int64,
        region: String? = nil
    ) throws -> [LoadBalancerID] {
        try texts(
            """
            SELECT id FROM loadBalancer WHERE account = ?1 AND (?3 IS NULL OR region = ?3) AND id IN (
                SELECT loadBalancerId FROM listener WHERE instr(certificate, ?2)
                UNION SELECT loadBalancerId FROM rule JOIN listener ON listener.id = rule.listenerId
                WHERE instr(rule.certificate, ?2)
            ) ORDER BY number DESC
            """,
            [account, "\"\(certificate)\"", region]
        ).map(LoadBalancerID.init(rawValue:))
    }

    package func isInUse(_ certificate: CertificateID, of account: Int64) throws -> Bool {
        try !loadBalancers(using: certificate, of: account).isEmpty
    }
}

extension Snapshot {
    /// The listeners that have the certificate themselves, in all regions.
    package func listeners(using certificate: CertificateID, of account: Int64) throws -> [Listener] {
        try rows(
            """
            FROM listener WHERE instr(certificate, ?) \
            AND loadBalancerId IN (SELECT id FROM loadBalancer WHERE account = ?) ORDER BY number
            """,
            ["\"\(certificate)\"", account]
        )
    }

    /// The rules whose domains have the certificate, in all regions.
    package func rules(using certificate: CertificateID, of account: Int64) throws -> [Rule] {
        try rows(
            """
            FROM rule WHERE instr(certificate, ?) AND listenerId IN (SELECT listener.id FROM listener \
            JOIN loadBalancer ON loadBalancer.id = listener.loadBalancerId WHERE account = ?) ORDER BY number
            """,
            ["\"\(certificate)\"", account]
        )
    }
}
