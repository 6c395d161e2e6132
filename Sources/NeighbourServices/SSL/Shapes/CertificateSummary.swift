import CloudModel

/// The members that all describes of certificates have in common.
struct CertificateSummary: Encodable {
    struct Extra: Encodable {
        var domainNumber: String
    }

    var ownerUin: String
    var projectId: String
    var from = "upload"
    var certificateType: UploadedCertificate.Kind
    var productZhName = ""
    var domain: String
    var alias: String
    var status: Int
    var statusMsg = ""
    var vulnerabilityStatus = "INACTIVE"
    var certBeginTime: String
    var certEndTime: String
    var validityPeriod: String
    var insertTime: String
    var certificateExtra: Extra
    var certificateId: String
    var statusName: String
    var subjectAltName: [String]
    var isVip = false
    var isWildcard: Bool
    var isDv = false
    var isVulnerability = false
    var renewAble = false
    var deployable: Bool
    var tags: [CertificateTagShape]

    private static let secondsPerMonth: Int64 = 30 * 86_400

    init(_ certificate: UploadedCertificate, tags: [Tag], owner: Account, now: Instant) {
        let status = CertificateStatus(of: certificate, at: now)
        ownerUin = String(owner.uin)
        projectId = String(certificate.projectId)
        certificateType = certificate.kind
        domain = certificate.domain
        alias = certificate.alias
        self.status = status.rawValue
        certBeginTime = certificate.beginsAt.beijingText
        certEndTime = certificate.endsAt.beijingText
        validityPeriod = String(
            max(1, (certificate.endsAt.seconds - certificate.beginsAt.seconds) / Self.secondsPerMonth)
        )
        insertTime = certificate.createdAt.beijingText
        certificateExtra = Extra(domainNumber: String(certificate.domains.count))
        certificateId = certificate.id.rawValue
        statusName = status.name
        subjectAltName = certificate.domains
        isWildcard = certificate.domains.contains { $0.hasPrefix("*.") }
        deployable = certificate.isDeployable(at: now)
        self.tags = tags.map(CertificateTagShape.init)
    }
}
