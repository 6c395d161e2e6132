import CloudModel

/// A tag as the certificate service writes it.
struct CertificateTagShape: Codable {
    var tagKey: String
    var tagValue: String

    init(_ tag: Tag) {
        tagKey = tag.key
        tagValue = tag.value
    }
}
