import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Moves certificates to another project; those that do not exist are told.
enum ModifyCertificateProject: WriteAction {
    struct Request: Decodable {
        var certificateIdList: [CertificateID]
        var projectId: Int
    }

    struct Response: Encodable {
        var successCertificates: [CertificateID]
        var failCertificates: [CertificateID]
    }

    static let errors: Set<APIErrorCode> = []

    private static let maximumIds = 100

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        guard (1...maximumIds).contains(request.certificateIdList.count) else {
            throw APIError.invalidValue("CertificateIdList")
        }
        var response = Response(successCertificates: [], failCertificates: [])
        for id in request.certificateIdList {
            if var certificate = try cloud.state.certificate(id, of: cloud.account.id) {
                certificate.projectId = request.projectId
                try cloud.state.update(certificate)
                response.successCertificates.append(id)
            } else {
                response.failCertificates.append(id)
            }
        }
        return response
    }
}
