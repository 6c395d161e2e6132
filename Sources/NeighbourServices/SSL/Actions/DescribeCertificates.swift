import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the account's certificates, newest first.
enum DescribeCertificates: ReadAction {
    struct Request: Decodable {
        var offset: Int?
        var limit: Int?
        var searchKey: String?
        var certificateType: UploadedCertificate.Kind?
        var projectId: Int?
        var expirationSort: ExpirationSort?
        var certificateStatus: [Int]?
        var deployable: Int?
        var upload: Int?
        var renew: Int?
        var filterSource: String?
        var isSM: Int?
        var filterExpiring: Int?
        var hostable: Int?
        var tags: [CertificateTagShape]?
        var isPendingIssue: Int?
        var certIds: [CertificateID]?
    }

    enum ExpirationSort: String, Decodable {
        case ascending = "ASC"
        case descending = "DESC"
    }

    struct Response: Encodable {
        var totalCount: Int
        var certificates: [ListedCertificateShape]
    }

    static let errors: Set<APIErrorCode> = []

    private static let defaultLimit = 10
    private static let maximumLimit = 1000

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let offset = request.offset ?? 0
        // A longer page is cut to the limit, as documented.
        let limit = min(request.limit ?? defaultLimit, maximumLimit)
        let found = try request.wantsUploaded ? sorted(matching(request, in: cloud), request.expirationSort) : []
        let page = try found.dropFirst(offset).prefix(limit).map { certificate in
            ListedCertificateShape(
                certificate: certificate,
                summary: try cloud.summary(of: certificate),
                owner: cloud.account,
                now: cloud.now
            )
        }
        return Response(totalCount: found.count, certificates: page)
    }

    private static func matching(_ request: Request, in cloud: Cloud<Snapshot>) throws -> [UploadedCertificate] {
        let filter = CertificateFilter(
            fragment: request.searchKey,
            kind: request.certificateType,
            projectId: request.projectId,
            ids: request.certIds ?? [],
            statuses: request.certificateStatus ?? [],
            tags: (request.tags ?? []).map { Tag(key: $0.tagKey, value: $0.tagValue) },
            isExpiring: request.filterExpiring == 1 ? true : nil
        )
        let tags = try cloud.state.certificateTags(of: cloud.account.id)
        return try cloud.state.certificates(of: cloud.account.id).filter { certificate in
            filter.matches(certificate, tags: tags[certificate.id.rawValue] ?? [], now: cloud.now)
                && request.wants(isDeployable: certificate.isDeployable(at: cloud.now))
        }
    }

    private static func sorted(_ found: [UploadedCertificate], _ order: ExpirationSort?) -> [UploadedCertificate] {
        switch order {
        case .ascending: found.sorted { ($0.endsAt, $0.number) < ($1.endsAt, $1.number) }
        case .descending: found.sorted { ($0.endsAt, $0.number) > ($1.endsAt, $1.number) }
        case nil: found
        }
    }
}

extension DescribeCertificates.Request {
    /// Whether uploaded certificates, of which all are, can be among those asked for.
    var wantsUploaded: Bool {
        ![renew, isSM, hostable, isPendingIssue].contains(1) && filterSource != "buy"
    }

    func wants(isDeployable: Bool) -> Bool { deployable == nil || deployable == (isDeployable ? 1 : 0) }
}
