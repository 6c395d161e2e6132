import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Deletes a certificate that no load balancer uses.
///
/// The check that runs as a task of its own is not simulated: what is in use is known at once.
enum DeleteCertificate: WriteAction {
    struct Request: Decodable {
        var certificateId: CertificateID
    }

    struct Response: Encodable {
        var deleteResult: Bool
    }

    static let errors: Set<APIErrorCode> = [.certificateNotFound, .deleteResourceFailed]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let certificate = try cloud.certificate(request.certificateId)
        guard try !cloud.state.isInUse(certificate.id, of: cloud.account.id) else {
            throw APIError.certificateInUse(certificate.id)
        }
        try cloud.state.delete(certificate)
        return Response(deleteResult: true)
    }
}
