package import CloudModel

extension UploadedCertificate: RowReadable {
    static let columns = """
        id, account, number, kind, alias, projectId, uses, chain, privateKey, links, createdAt
        """

    init(_ row: inout RowReader) {
        self.init(
            id: CertificateID(rawValue: row.next()),
            account: row.next(),
            number: row.next(),
            kind: row.choice(),
            alias: row.next(),
            projectId: row.next(),
            uses: row.next(),
            chainPEM: row.next(),
            privateKeyPEM: row.optional(),
            links: row.json(),
            createdAt: row.instant()
        )
    }
}

extension Snapshot {
    package func certificate(_ id: CertificateID, of account: Int64) throws -> UploadedCertificate? {
        try firstRow("FROM certificate WHERE id = ? AND account = ?", [id.rawValue, account])
    }

    /// The first certificate with that fingerprint.
    package func certificate(
        fingerprint: String,
        kind: UploadedCertificate.Kind,
        of account: Int64
    ) throws -> UploadedCertificate? {
        try firstRow(
            "FROM certificate WHERE fingerprint = ? AND kind = ? AND account = ? ORDER BY number",
            [fingerprint, kind.rawValue, account]
        )
    }

    /// Newest first.
    package func certificates(of account: Int64) throws -> [UploadedCertificate] {
        try rows("FROM certificate WHERE account = ? ORDER BY number DESC", [account])
    }

    /// The tags of all certificates, by certificate.
    package func certificateTags(of account: Int64) throws -> [String: [Tag]] {
        let tagged = try attachments(of: account).filter { $0.resource.kind == .certificate }
        return Dictionary(grouping: tagged, by: \.resource.id).mapValues { $0.map(\.tag) }
    }
}

extension Transaction {
    package func insert(_ certificate: UploadedCertificate) throws {
        try insert(
            into: "certificate",
            UploadedCertificate.columns + ", fingerprint, endsAt",
            [
                certificate.id.rawValue, certificate.account, certificate.number, certificate.kind.rawValue,
                certificate.alias, certificate.projectId, certificate.uses, certificate.chainPEM,
                certificate.privateKeyPEM, try columnText(certificate.links), certificate.createdAt.milliseconds,
                certificate.fingerprint, certificate.endsAt.milliseconds,
            ]
        )
    }

    /// Stores a new alias or project: the rest never changes.
    package func update(_ certificate: UploadedCertificate) throws {
        try execute(
            "UPDATE certificate SET alias = ?, projectId = ? WHERE id = ?",
            [certificate.alias, certificate.projectId, certificate.id.rawValue]
        )
    }

    package func delete(_ certificate: UploadedCertificate) throws {
        try execute("DELETE FROM tag WHERE resourceId = ?", [certificate.id.rawValue])
        try execute("DELETE FROM certificate WHERE id = ?", [certificate.id.rawValue])
    }
}
