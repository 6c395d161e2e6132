import CloudModel
import CloudWire

/// How certificates may be asked for (reference 3.1); whether they exist and will do is a question of the state.
enum CertificateRules {
    /// The certificate of one of the two ways to give it; nil where neither is used.
    static func certificate(
        _ single: CertificateInputShape?,
        _ multiple: MultiCertInfoShape?,
        authorities: Set<CertificateID>
    ) throws(APIError) -> ServerCertificate? {
        switch (single, multiple) {
        case (nil, nil): return nil
        case (let single?, nil): return try certificate(single)
        case (nil, let multiple?): return try certificate(multiple, authorities: authorities)
        case (.some, .some): throw .invalid("Only one of `Certificate` and `MultiCertInfo` may be given.")
        }
    }

    private static func certificate(_ shape: CertificateInputShape) throws(APIError) -> ServerCertificate {
        let mode = try mode(shape.sslMode?.nonEmpty ?? ServerCertificate.Mode.unidirectional.rawValue)
        let authority = shape.certCaId?.nonEmpty
        guard mode == .mutual || authority == nil else {
            throw .invalidValue(because: "`CertCaId` is for the SSL mode MUTUAL only.")
        }
        guard mode == .unidirectional || authority != nil else { throw .missingParameter("Certificate.CertCaId") }
        return ServerCertificate(
            mode: mode,
            clientVerification: try verification(shape.sslVerifyClient, mode: mode),
            id: try known(shape.certId, "Certificate.CertId"),
            authorityId: authority == nil ? nil : try known(authority, "Certificate.CertCaId"),
            furtherIds: []
        )
    }

    /// With mutual authentication one of the list is that of an authority, the last where none is known to be.
    private static func certificate(
        _ shape: MultiCertInfoShape,
        authorities: Set<CertificateID>
    ) throws(APIError) -> ServerCertificate {
        let mode = try mode(shape.sslMode)
        var ids: [CertificateID] = []
        for (index, certificate) in shape.certList.enumerated() {
            ids.append(try known(certificate.certId, "MultiCertInfo.CertList.\(index).CertId"))
        }
        guard Set(ids).count == ids.count else { throw .invalidValue("MultiCertInfo.CertList") }
        let authority = mode == .mutual ? ids.first(where: authorities.contains) ?? ids.last : nil
        ids.removeAll { $0 == authority }
        guard let first = ids.first else { throw .invalidValue("MultiCertInfo.CertList") }
        return ServerCertificate(
            mode: mode,
            clientVerification: try verification(shape.sslVerifyClient, mode: mode),
            id: first,
            authorityId: authority,
            furtherIds: Array(ids.dropFirst())
        )
    }

    static func mode(_ text: String) throws(APIError) -> ServerCertificate.Mode {
        try ValueRules.choice(text, "SSLMode")
    }

    private static func verification(
        _ text: String?,
        mode: ServerCertificate.Mode
    ) throws(APIError) -> ServerCertificate.ClientVerification? {
        guard let text = text?.nonEmpty else { return mode == .mutual ? .on : nil }
        let verification: ServerCertificate.ClientVerification = try ValueRules.choice(text, "SSLVerifyClient")
        return mode == .mutual ? verification : nil
    }

    private static func known(_ id: CertificateID?, _ parameter: String) throws(APIError) -> CertificateID {
        guard let id else { throw .missingParameter(parameter) }
        guard id.isWellFormed else { throw .unknownCertificate(id) }
        return id
    }
}
