import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Gives a certificate another name for people.
enum ModifyCertificateAlias: WriteAction {
    struct Request: Decodable {
        var certificateId: CertificateID
        var alias: String?
    }

    struct Response: Encodable {
        var certificateId: CertificateID
    }

    static let errors: Set<APIErrorCode> = [.certificateNotFound]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        var certificate = try cloud.certificate(request.certificateId)
        certificate.alias = request.alias ?? ""
        try cloud.state.update(certificate)
        return Response(certificateId: certificate.id)
    }
}
