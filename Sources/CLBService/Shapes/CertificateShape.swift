import CloudModel

/// One certificate as it is sent.
///
/// Contents to upload are refused: only ids are simulated.
struct CertificateInputShape: Decodable {
    var sslMode: String?
    var sslVerifyClient: String?
    var certId: CertificateID?
    var certCaId: CertificateID?

    enum CodingKeys: String, CodingKey {
        case sslMode = "SSLMode"
        case sslVerifyClient = "SSLVerifyClient"
        case certId, certCaId
    }
}

/// Several certificates of different key algorithms as they are sent.
struct MultiCertInfoShape: Decodable {
    struct Certificate: Decodable {
        var certId: CertificateID?
    }

    var sslMode: String
    var sslVerifyClient: String?
    var certList: [Certificate]

    enum CodingKeys: String, CodingKey {
        case sslMode = "SSLMode"
        case sslVerifyClient = "SSLVerifyClient"
        case certList
    }
}

/// The certificates of a listener or rule as they are described.
struct CertificateOutputShape: Encodable {
    var sslMode: String
    var sslVerifyClient: String?
    var certId: String
    var certCaId: String?
    var extCertIds: [String]

    enum CodingKeys: String, CodingKey {
        case sslMode = "SSLMode"
        case sslVerifyClient = "SSLVerifyClient"
        case certId, certCaId, extCertIds
    }

    init(_ certificate: ServerCertificate) {
        sslMode = certificate.mode.rawValue
        sslVerifyClient = certificate.clientVerification?.rawValue
        certId = certificate.id.rawValue
        certCaId = certificate.authorityId?.rawValue
        extCertIds = certificate.furtherIds.map(\.rawValue)
    }
}
