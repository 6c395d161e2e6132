import CloudModel

/// What lists say of each certificate in an authority's file; empty for those of servers.
struct AuthorityFacts {
    var algorithms: [String] = []
    var commonNames: [String] = []
    var endTimes: [String] = []

    init(_ certificate: UploadedCertificate) {
        guard certificate.kind == .authority else { return }
        algorithms = certificate.links.map(\.keyAlgorithm)
        commonNames = certificate.links.map(\.commonName)
        endTimes = certificate.links.map { Instant(seconds: $0.endsAtSeconds).beijingText }
    }
}
