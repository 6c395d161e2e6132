import CloudModel
import CloudWire

/// Which tags a new cluster may have; the limits are those of the vendor's tag product.
enum TagRules {
    static let maximumCount = 50
    static let keyLengths = 1...127
    static let maximumValueLength = 255

    static func tags(_ specifications: [TagSpecificationShape]?) throws(APIError) -> [Tag] {
        var tags: [Tag] = []
        for specification in specifications ?? [] {
            let type = specification.resourceType ?? TagSpecificationShape.cluster
            guard type == TagSpecificationShape.cluster else {
                throw .invalid("Tags for resources of the type `\(type)` are not supported.")
            }
            tags += (specification.tags ?? []).map { Tag(key: $0.key ?? "", value: $0.value ?? "") }
        }
        guard tags.count <= maximumCount else { throw .quotaReached("tags of a cluster", limit: maximumCount) }
        for tag in tags { try check(tag) }
        guard Set(tags.map(\.key)).count == tags.count else { throw .invalid("The tag keys are not unique.") }
        return tags
    }

    private static func check(_ tag: Tag) throws(APIError) {
        guard keyLengths.contains(tag.key.unicodeScalars.count) else {
            throw .invalid("The length of the tag key `\(tag.key)` is not valid.")
        }
        guard tag.value.unicodeScalars.count <= maximumValueLength else {
            throw .invalid("The value of the tag `\(tag.key)` is too long.")
        }
    }
}
