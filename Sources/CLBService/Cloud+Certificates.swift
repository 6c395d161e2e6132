import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Finds the certificates that requests name, and tells whether they will do (reference 3.1).
extension Cloud where State == Transaction {
    /// The certificate of one of the two ways to give it, fit for use; nil where neither is used.
    func serverCertificate(
        _ single: CertificateInputShape?,
        _ several: MultiCertInfoShape?
    ) throws -> ServerCertificate? {
        let single = try single.map { try uploaded($0) }
        let several = try several.map { try uploaded($0) }
        let authorities = try (several?.certList ?? []).compactMap(\.certId).filter { id in
            try state.certificate(id, of: account.id)?.kind == .authority
        }
        let certificate = try CertificateRules.certificate(single, several, authorities: Set(authorities))
        if let certificate { try confirmFit(certificate) }
        return certificate
    }

    private func confirmFit(_ certificate: ServerCertificate) throws {
        let servers = try ([certificate.id] + certificate.furtherIds).compactMap { try fit($0, as: .server) }
        let algorithms = servers.map { $0.links[0].keyAlgorithm.prefix { $0 != " " } }
        guard Set(algorithms).count == algorithms.count else {
            throw APIError.invalidValue(because: "The server certificates are of the same key algorithm.")
        }
        if let authority = certificate.authorityId { _ = try fit(authority, as: .authority) }
    }

    /// The certificate, where it exists, is of that kind and has not ended; nil where unknown ones are accepted.
    func fit(_ id: CertificateID, as kind: UploadedCertificate.Kind) throws -> UploadedCertificate? {
        guard let certificate = try state.certificate(id, of: account.id) else {
            guard settings.unknownCertificates == .accept, id.isWellFormed else {
                throw APIError.unknownCertificate(id)
            }
            return nil
        }
        guard certificate.kind == kind else { throw APIError.wrongKind(id, expected: kind) }
        guard !certificate.isExpired(at: now) else { throw APIError.expiredCertificate(id) }
        return certificate
    }
}
