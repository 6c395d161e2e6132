import CloudModel

/// Which certificates a list shows; what is nil leaves it open.
struct CertificateFilter {
    var fragment: String?
    var kind: UploadedCertificate.Kind?
    var projectId: Int?
    var ids: [CertificateID]
    var statuses: [Int]
    var tags: [Tag]
    /// About to end, within 30 days.
    var isExpiring: Bool?

    private static let warning = Duration.seconds(30 * 86_400)

    func matches(_ certificate: UploadedCertificate, tags: [Tag], now: Instant) -> Bool {
        (kind ?? certificate.kind) == certificate.kind
            && (projectId ?? certificate.projectId) == certificate.projectId
            && (ids.isEmpty || ids.contains(certificate.id))
            && (statuses.isEmpty || statuses.contains(CertificateStatus(of: certificate, at: now).rawValue))
            && self.tags.allSatisfy(tags.contains)
            && (isExpiring.map { $0 == Self.isExpiring(certificate, at: now) } ?? true)
            && hasFragment(certificate)
    }

    static func isExpiring(_ certificate: UploadedCertificate, at now: Instant) -> Bool {
        !certificate.isExpired(at: now) && certificate.endsAt <= now + warning
    }

    private func hasFragment(_ certificate: UploadedCertificate) -> Bool {
        guard let fragment, !fragment.isEmpty else { return true }
        return ([certificate.id.rawValue, certificate.alias] + certificate.domains).contains { $0.contains(fragment) }
    }
}

/// How far a certificate is; those that are uploaded are only ever good or too old.
enum CertificateStatus: Int {
    case passed = 1
    case expired = 3

    init(of certificate: UploadedCertificate, at now: Instant) {
        self = certificate.isExpired(at: now) ? .expired : .passed
    }

    var name: String {
        switch self {
        case .passed: "已通过"
        case .expired: "已过期"
        }
    }
}

extension UploadedCertificate {
    /// Whether a server may prove itself with it.
    func isDeployable(at now: Instant) -> Bool { kind == .server && !isExpired(at: now) }
}
