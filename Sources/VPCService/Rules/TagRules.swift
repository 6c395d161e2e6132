import CloudModel
import CloudWire

/// Which tags a new resource may have; the limits are those of the vendor's tag product, the codes VPC's own (5.1).
enum TagRules {
    static let maximumCount = 50
    static let maximumKeyLength = 127
    static let maximumValueLength = 255

    /// What every action that takes tags may answer because of them.
    static let errors: Set<APIErrorCode> = [
        .tagDuplicateKey, .tagInvalidKeyLength, .tagInvalidValue, .tagLimitExceeded,
    ]

    static func tags(_ shapes: [TagShape]?) throws(APIError) -> [Tag] {
        let tags = (shapes ?? []).map(\.tag)
        guard tags.count <= maximumCount else {
            throw .quotaReached("tags of a resource", limit: maximumCount, code: .tagLimitExceeded)
        }
        for tag in tags { try check(tag) }
        guard Set(tags.map(\.key)).count == tags.count else {
            throw APIError(.tagDuplicateKey, "The tag keys are not unique.")
        }
        return tags
    }

    private static func check(_ tag: Tag) throws(APIError) {
        guard (1...maximumKeyLength).contains(tag.key.unicodeScalars.count) else {
            throw APIError(.tagInvalidKeyLength, "The length of the tag key `\(tag.key)` is not valid.")
        }
        guard tag.value.unicodeScalars.count <= maximumValueLength else {
            throw APIError(.tagInvalidValue, "The value of the tag `\(tag.key)` is not valid.")
        }
    }
}
