import NIOSSL

/// Where the clusters' APIs listen, as whom, and whose certificates they take from clients.
package struct ClusterServerConfiguration: Sendable {
    package var host: String
    package var port: Int
    package var certificatePEM: String
    package var privateKeyPEM: String
    /// The authority whose certificates let a client in.
    package var authorityPEM: String

    package init(host: String, port: Int, certificatePEM: String, privateKeyPEM: String, authorityPEM: String) {
        self.host = host
        self.port = port
        self.certificatePEM = certificatePEM
        self.privateKeyPEM = privateKeyPEM
        self.authorityPEM = authorityPEM
    }

    func makeTLSContext() throws -> NIOSSLContext {
        var configuration = try TLSConfiguration.serving(
            certificatePEM: certificatePEM,
            privateKeyPEM: privateKeyPEM
        )
        // A certificate is asked for; a client without one may have a token.
        configuration.certificateVerification = .optionalVerification
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authorityPEM.utf8)))
        return try NIOSSLContext(configuration: configuration)
    }
}
