import CloudModel

/// A certificate as the list shows it.
struct ListedCertificateShape: Encodable {
    private enum CodingKeys: String, CodingKey {
        case projectInfo, boundResource, isIgnore, isSM, encryptAlgorithm, isExpiring, allowDownload, hostingStatus
        case keyPasswordCustomFlag, isPackage, autoRenewFlag
        case certSANs
        case authorityAlgorithms = "CAEncryptAlgorithms"
        case authorityEndTimes = "CAEndTimes"
        case authorityCommonNames = "CACommonNames"
    }

    private struct Project: Encodable {
        var projectName: String
        var projectId: String
        var ownerUin: Int64
    }

    let certificate: UploadedCertificate
    let summary: CertificateSummary
    let owner: Account
    let now: Instant

    /// Writes the members of the summary and its own into one object.
    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var members = encoder.container(keyedBy: CodingKeys.self)
        let name = certificate.projectId == 0 ? "默认项目" : ""
        try members.encode(
            Project(projectName: name, projectId: summary.projectId, ownerUin: owner.uin),
            forKey: .projectInfo
        )
        try members.encode([String](), forKey: .boundResource)
        for key in [CodingKeys.isIgnore, .isSM, .keyPasswordCustomFlag, .isPackage] {
            try members.encode(false, forKey: key)
        }
        try members.encode(true, forKey: .allowDownload)
        try members.encode(CertificateFilter.isExpiring(certificate, at: now), forKey: .isExpiring)
        try members.encode(certificate.links[0].keyAlgorithm, forKey: .encryptAlgorithm)
        try members.encode(-1, forKey: .hostingStatus)
        try members.encode(0, forKey: .autoRenewFlag)
        try members.encode(certificate.domains, forKey: .certSANs)
        let authority = AuthorityFacts(certificate)
        try members.encode(authority.algorithms, forKey: .authorityAlgorithms)
        try members.encode(authority.commonNames, forKey: .authorityCommonNames)
        try members.encode(authority.endTimes, forKey: .authorityEndTimes)
    }
}
