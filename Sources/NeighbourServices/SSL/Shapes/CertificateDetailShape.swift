import CloudModel

/// A certificate with all that was uploaded and read.
struct CertificateDetailShape: Encodable {
    private enum CodingKeys: String, CodingKey {
        case certificatePrivateKey, certificatePublicKey, rootCert, certFingerprint, encryptAlgorithm
        case certChainInfo, domainType, hostingStatus, useCrossSignRoot
    }

    private struct Root: Encodable {
        var sign = ""
        var encrypt = ""
        var standard = ""
    }

    private struct Link: Encodable {
        var issuer: String
        var subject: String
        var fingerprint: String
        var validFrom: String
        var validTo: String

        init(_ link: UploadedCertificate.Link) {
            issuer = link.issuer
            subject = link.subject
            fingerprint = link.fingerprint
            validFrom = Instant(seconds: link.beginsAtSeconds).beijingText
            validTo = Instant(seconds: link.endsAtSeconds).beijingText
        }
    }

    let certificate: UploadedCertificate
    /// Says the other names only: the main one is the domain.
    let summary: CertificateSummary

    init(_ certificate: UploadedCertificate, summary: CertificateSummary) {
        self.certificate = certificate
        var summary = summary
        summary.subjectAltName = certificate.domains.filter { $0 != certificate.domain }
        self.summary = summary
    }

    /// Writes the members of the summary and its own into one object.
    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encodeIfPresent(certificate.privateKeyPEM, forKey: .certificatePrivateKey)
        try members.encode(certificate.chainPEM, forKey: .certificatePublicKey)
        try members.encode(Root(), forKey: .rootCert)
        try members.encode(certificate.fingerprint, forKey: .certFingerprint)
        try members.encode(certificate.links[0].keyAlgorithm, forKey: .encryptAlgorithm)
        try members.encode(certificate.links.map(Link.init), forKey: .certChainInfo)
        try members.encode(domainType, forKey: .domainType)
        try members.encode(-1, forKey: .hostingStatus)
        try members.encode(false, forKey: .useCrossSignRoot)
    }

    /// One name, several, one with a wildcard, several of those.
    private var domainType: Int {
        let wildcards = certificate.domains.count { $0.hasPrefix("*.") }
        guard wildcards == 0 else { return wildcards > 1 ? 4 : 3 }
        return certificate.domains.count > 1 ? 2 : 1
    }
}
