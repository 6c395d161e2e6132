import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Shows one certificate without its contents.
enum DescribeCertificate: ReadAction {
    struct Request: Decodable {
        var certificateId: CertificateID
    }

    struct Response: Encodable {
        private enum CodingKeys: String, CodingKey {
            case authorityAlgorithms = "CAEncryptAlgorithms"
            case authorityEndTimes = "CAEndTimes"
            case authorityCommonNames = "CACommonNames"
        }

        let summary: CertificateSummary
        let authority: AuthorityFacts

        /// Writes the members of the summary and its own into one object.
        func encode(to encoder: any Encoder) throws {
            try summary.encode(to: encoder)
            var members = encoder.container(keyedBy: CodingKeys.self)
            try members.encode(authority.algorithms, forKey: .authorityAlgorithms)
            try members.encode(authority.commonNames, forKey: .authorityCommonNames)
            try members.encode(authority.endTimes, forKey: .authorityEndTimes)
        }
    }

    static let errors: Set<APIErrorCode> = [.certificateNotFound]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let certificate = try cloud.certificate(request.certificateId)
        return Response(summary: try cloud.summary(of: certificate), authority: AuthorityFacts(certificate))
    }
}
