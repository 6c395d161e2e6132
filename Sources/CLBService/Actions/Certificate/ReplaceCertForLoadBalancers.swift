import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Puts one certificate in the place of another on all load balancers of the account, in every region (reference 2.5).
enum ReplaceCertForLoadBalancers: WriteAction {
    struct Request: Decodable {
        var oldCertificateId: CertificateID
        var certificate: CertificateInputShape
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [.invalidParameterValue, .missingParameter]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let old = request.oldCertificateId
        if let mode = request.certificate.sslMode?.nonEmpty { _ = try CertificateRules.mode(mode) }
        let shape = try cloud.uploaded(request.certificate)
        let kind = try cloud.state.certificate(old, of: cloud.account.id)?.kind
        guard kind != nil || cloud.settings.unknownCertificates == .accept else {
            throw APIError.unknownCertificate(old)
        }
        let new = try replacement(shape, kind: kind ?? .server)
        _ = try cloud.fit(new, as: kind ?? .server)
        for var listener in try cloud.state.listeners(using: old, of: cloud.account.id) {
            listener.certificate = listener.certificate?.replacing(old, by: new)
            try cloud.state.update(listener)
        }
        for var rule in try cloud.state.rules(using: old, of: cloud.account.id) {
            rule.certificate = rule.certificate?.replacing(old, by: new)
            try cloud.state.update(rule)
        }
        try cloud.recordFinishedTask()
        return NoContent()
    }

    /// A server's certificate takes the place of one, and an authority's that of one.
    private static func replacement(
        _ shape: CertificateInputShape,
        kind: UploadedCertificate.Kind
    ) throws(APIError) -> CertificateID {
        switch kind {
        case .server:
            guard let id = shape.certId?.nonEmpty else { throw .missingParameter("Certificate.CertId") }
            return id
        case .authority:
            guard let id = shape.certCaId?.nonEmpty else { throw .missingParameter("Certificate.CertCaId") }
            return id
        }
    }
}

extension ServerCertificate {
    fileprivate func replacing(_ old: CertificateID, by new: CertificateID) -> ServerCertificate {
        var certificate = self
        if certificate.id == old { certificate.id = new }
        if certificate.authorityId == old { certificate.authorityId = new }
        certificate.furtherIds = furtherIds.map { $0 == old ? new : $0 }
        return certificate
    }
}
