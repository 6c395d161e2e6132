/// A certificate that an account uploaded, with what was read from it then.
package struct UploadedCertificate: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// What servers prove themselves with; its key was uploaded too.
        case server = "SVR"
        /// What the certificates of clients are checked with.
        case authority = "CA"
    }

    /// What one certificate of the chain says.
    package struct Link: Hashable, Codable, Sendable {
        package var subject: String
        package var issuer: String
        /// Empty where the subject has none.
        package var commonName: String
        package var names: [String]
        package var keyAlgorithm: String
        package var beginsAtSeconds: Int64
        package var endsAtSeconds: Int64
        /// SHA-1, in lower-case hexadecimal digits.
        package var fingerprint: String

        package init(
            subject: String,
            issuer: String,
            commonName: String,
            names: [String],
            keyAlgorithm: String,
            beginsAtSeconds: Int64,
            endsAtSeconds: Int64,
            fingerprint: String
        ) {
            self.subject = subject
            self.issuer = issuer
            self.commonName = commonName
            self.names = names
            self.keyAlgorithm = keyAlgorithm
            self.beginsAtSeconds = beginsAtSeconds
            self.endsAtSeconds = endsAtSeconds
            self.fingerprint = fingerprint
        }
    }

    package var id: CertificateID
    package var account: Int64
    /// The running count it was made at, which orders lists.
    package var number: Int64
    package var kind: Kind
    package var alias: String
    package var projectId: Int
    /// The products it was meant for, as the upload named them.
    package var uses: String
    package var chainPEM: String
    package var privateKeyPEM: String?
    /// Never empty; the first is the certificate itself.
    package var links: [Link]
    package var createdAt: Instant

    package init(
        id: CertificateID,
        account: Int64,
        number: Int64,
        kind: Kind,
        alias: String,
        projectId: Int,
        uses: String,
        chainPEM: String,
        privateKeyPEM: String?,
        links: [Link],
        createdAt: Instant
    ) {
        precondition(!links.isEmpty, "a certificate is at least one")
        self.id = id
        self.account = account
        self.number = number
        self.kind = kind
        self.alias = alias
        self.projectId = projectId
        self.uses = uses
        self.chainPEM = chainPEM
        self.privateKeyPEM = privateKeyPEM
        self.links = links
        self.createdAt = createdAt
    }

    package var fingerprint: String { links[0].fingerprint }
    package var beginsAt: Instant { Instant(seconds: links[0].beginsAtSeconds) }
    package var endsAt: Instant { Instant(seconds: links[0].endsAtSeconds) }

    /// The name it is known by: the common one, else the first of the others.
    package var domain: String {
        links[0].commonName.isEmpty ? links[0].names.first ?? "" : links[0].commonName
    }

    /// All its names, the main one first.
    package var domains: [String] {
        ([domain] + links[0].names.filter { $0 != domain }).filter { !$0.isEmpty }
    }

    package func isExpired(at now: Instant) -> Bool { endsAt <= now }
}
