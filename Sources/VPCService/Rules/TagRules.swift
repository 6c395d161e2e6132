import CloudModel
import CloudWire

/// Which tags a new resource may have; the limits are those of the vendor's tag product, the codes VPC's own (5.1).
enum TagRules {
    /// What every action that takes tags may answer because of them.
    static let errors: Set<APIErrorCode> = [
        .tagDuplicateKey, .tagInvalidKey, .tagInvalidKeyLength, .tagInvalidValue, .tagLimitExceeded,
    ]

    static func tags(_ shapes: [TagShape]?) throws(APIError) -> [Tag] {
        let tags = (shapes ?? []).map(\.tag)
        guard tags.count <= Tag.maximumPerResource else {
            throw .quotaReached("tags of a resource", limit: Tag.maximumPerResource, code: .tagLimitExceeded)
        }
        for tag in tags { try check(tag) }
        guard Set(tags.map(\.key)).count == tags.count else {
            throw APIError(.tagDuplicateKey, "The tag keys are not unique.")
        }
        return tags
    }

    private static func check(_ tag: Tag) throws(APIError) {
        switch tag.fault {
        case nil: return
        case .keyEmpty, .keyLength:
            throw APIError(.tagInvalidKeyLength, "The length of the tag key `\(tag.key)` is not valid.")
        case .keyCharacter, .keyReserved: throw APIError(.tagInvalidKey, "The tag key `\(tag.key)` is not valid.")
        case .valueLength, .valueCharacter:
            throw APIError(.tagInvalidValue, "The value of the tag `\(tag.key)` is not valid.")
        }
    }
}
