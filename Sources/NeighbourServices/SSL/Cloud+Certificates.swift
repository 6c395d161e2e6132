import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Finds certificates and makes them.
extension Cloud {
    func certificate(_ id: CertificateID) throws -> UploadedCertificate {
        guard let certificate = try state.certificate(id, of: account.id) else { throw APIError.notFound(id) }
        return certificate
    }

    /// What describes show of a certificate.
    func summary(of certificate: UploadedCertificate) throws -> CertificateSummary {
        let resource = TaggableResource(
            kind: .certificate,
            id: certificate.id.rawValue,
            account: account.id,
            region: ""
        )
        return CertificateSummary(certificate, tags: try state.tags(of: resource), owner: account, now: now)
    }
}
