/// What a TLS server needs to show who it is, and what a client needs to believe it; all as PEM text.
package struct ServerIdentity: Equatable, Sendable {
    /// The leaf alone: the authority is a root, which clients have to hold already.
    package var certificatePEM: String
    package var privateKeyPEM: String
    /// The certificate to hand to clients as a trust anchor.
    package var authorityPEM: String

    package init(certificatePEM: String, privateKeyPEM: String, authorityPEM: String) {
        self.certificatePEM = certificatePEM
        self.privateKeyPEM = privateKeyPEM
        self.authorityPEM = authorityPEM
    }
}
