/// What a listener or a domain proves itself with, and whether it wants clients to do the same.
package struct ServerCertificate: Hashable, Codable, Sendable {
    package enum Mode: String, Codable, Sendable {
        case unidirectional = "UNIDIRECTIONAL"
        /// Clients show a certificate too.
        case mutual = "MUTUAL"
    }

    package enum ClientVerification: String, Codable, Sendable {
        case on = "ON"
        case optional = "OPTIONAL"
    }

    package var mode: Mode
    /// Mutual authentication only.
    package var clientVerification: ClientVerification?
    package var id: CertificateID
    /// The authority of client certificates, for mutual authentication only.
    package var authorityId: CertificateID?
    /// Further server certificates of other key algorithms.
    package var furtherIds: [CertificateID]

    package init(
        mode: Mode,
        clientVerification: ClientVerification?,
        id: CertificateID,
        authorityId: CertificateID?,
        furtherIds: [CertificateID]
    ) {
        self.mode = mode
        self.clientVerification = clientVerification
        self.id = id
        self.authorityId = authorityId
        self.furtherIds = furtherIds
    }
}
