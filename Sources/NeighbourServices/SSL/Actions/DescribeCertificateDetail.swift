import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Shows one certificate with its contents; infrastructure tools look at its type (IaC contract 4, 6).
enum DescribeCertificateDetail: ReadAction {
    struct Request: Decodable {
        var certificateId: CertificateID
    }

    typealias Response = CertificateDetailShape

    static let errors: Set<APIErrorCode> = [.certificateNotFound]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let certificate = try cloud.certificate(request.certificateId)
        return CertificateDetailShape(certificate, summary: try cloud.summary(of: certificate))
    }
}
