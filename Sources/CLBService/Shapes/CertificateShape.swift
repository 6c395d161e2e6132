import CloudModel

/// One certificate as it is sent: by its id, or by its contents, which are uploaded then.
struct CertificateInputShape: Decodable {
    var sslMode: String?
    var sslVerifyClient: String?
    var certId: CertificateID?
    var certCaId: CertificateID?
    var certName: String?
    var certKey: String?
    var certContent: String?
    var certCaName: String?
    var certCaContent: String?

    enum CodingKeys: String, CodingKey {
        case sslMode = "SSLMode"
        case sslVerifyClient = "SSLVerifyClient"
        case certId, certCaId, certName, certKey, certContent, certCaName, certCaContent
    }
}

/// Several certificates of different key algorithms as they are sent.
struct MultiCertInfoShape: Decodable {
    /// By its id, or by its contents, which are uploaded then; those without a key are of an authority.
    struct Certificate: Decodable {
        var certId: CertificateID?
        var certName: String?
        var certKey: String?
        var certContent: String?
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
