import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import LocalCA

/// Keeps a certificate, with its key where it is a server's, once both were read and fit together.
enum UploadCertificate: WriteAction {
    struct Request: Decodable {
        var certificatePublicKey: String
        var certificatePrivateKey: String?
        var certificateType: UploadedCertificate.Kind?
        var alias: String?
        var projectId: Int?
        var certificateUse: String?
        var tags: [CertificateTagShape]?
        var repeatable: Bool?
    }

    struct Response: Encodable {
        var certificateId: CertificateID
        /// The certificate that was there before, where the request wanted no second one.
        var repeatCertId: CertificateID?
    }

    static let errors: Set<APIErrorCode> = [.certificateMismatch, .certificateParseError]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let kind = request.certificateType ?? .server
        let chain = try chain(request, kind: kind)
        let tags = try CertificateTagRules.tags(request.tags)
        if request.repeatable == false, let twin = try twin(of: chain, kind: kind, in: cloud) {
            return Response(certificateId: twin.id, repeatCertId: twin.id)
        }
        let certificate = try newCertificate(request, kind, chain, in: cloud)
        try cloud.state.insert(certificate)
        let resource = TaggableResource(
            kind: .certificate,
            id: certificate.id.rawValue,
            account: cloud.account.id,
            region: ""
        )
        for tag in tags { try cloud.state.attach(tag, to: resource) }
        return Response(certificateId: certificate.id)
    }

    private static func chain(_ request: Request, kind: UploadedCertificate.Kind) throws(APIError) -> CertificateChain {
        guard let chain = CertificateChain(pem: request.certificatePublicKey) else { throw .unreadableCertificate }
        guard kind == .server else { return chain }
        guard let key = request.certificatePrivateKey, !key.isEmpty else {
            throw .missingParameter("CertificatePrivateKey")
        }
        guard chain.isPrivateKey(pem: key) else { throw .certificateMismatch }
        return chain
    }

    private static func twin(
        of chain: CertificateChain,
        kind: UploadedCertificate.Kind,
        in cloud: Cloud<Transaction>
    ) throws -> UploadedCertificate? {
        try cloud.state.certificate(fingerprint: chain.links[0].fingerprint, kind: kind, of: cloud.account.id)
    }

    private static func newCertificate(
        _ request: Request,
        _ kind: UploadedCertificate.Kind,
        _ chain: CertificateChain,
        in cloud: Cloud<Transaction>
    ) throws -> UploadedCertificate {
        let number = try cloud.state.nextNumber()
        return UploadedCertificate(
            id: CertificateID(rawValue: cloud.world.ids.suffix(number)),
            account: cloud.account.id,
            number: Int64(number),
            kind: kind,
            alias: request.alias ?? "",
            projectId: request.projectId ?? 0,
            uses: request.certificateUse ?? "",
            chainPEM: request.certificatePublicKey,
            privateKeyPEM: kind == .server ? request.certificatePrivateKey : nil,
            links: chain.links,
            createdAt: cloud.now
        )
    }
}
