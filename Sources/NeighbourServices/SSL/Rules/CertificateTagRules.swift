import CloudModel
import CloudWire

/// Which tags a new certificate may have: those of the tag product, by codes that this service documents.
enum CertificateTagRules {
    static func tags(_ shapes: [CertificateTagShape]?) throws(APIError) -> [Tag] {
        let shapes = shapes ?? []
        var tags: [Tag] = []
        for shape in shapes {
            do {
                tags.append(try TagRules.tag(shape.tagKey, shape.tagValue))
            } catch {
                throw APIError(.invalidParameter, error.message)
            }
        }
        guard tags.count <= Tag.maximumPerResource, Set(tags.map(\.key)).count == tags.count else {
            throw APIError(.invalidParameter, "The tags are too many, or their keys not unique.")
        }
        return tags
    }
}
