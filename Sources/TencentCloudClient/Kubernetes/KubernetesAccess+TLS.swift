import NIOSSL

extension KubernetesAccess {
    /// The access as the TLS library wants it.
    ///
    /// - Throws: what is wrong with a certificate or a key.
    func makeTLS() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        switch trust {
        case .system: break
        case .authority(let text): configuration.trustRoots = .certificates(try Self.certificates(text))
        case .anything: configuration.certificateVerification = .none
        }
        if case .certificate(let chain, let key) = identity {
            configuration.certificateChain = try Self.certificates(chain).map { .certificate($0) }
            configuration.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
        }
        return configuration
    }

    private static func certificates(_ text: String) throws -> [NIOSSLCertificate] {
        try NIOSSLCertificate.fromPEMBytes(Array(text.utf8))
    }
}
