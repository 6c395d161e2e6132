import CloudModel
import CloudWire

/// Which tags there may be; the limits are documented by the vendor.
enum TagRules {
    static let maximumPerRequest = 10
    static let maximumKeys = 1000
    static let maximumValues = 1000

    /// What an action that takes tags may answer because of them.
    static let errors: Set<APIErrorCode> = [
        .reservedTagKey, .tagKeyCharacter, .tagKeyDuplicate, .tagKeyEmpty, .tagKeyLength, .tagNumberPerRequest,
        .tagValueCharacter, .tagValueLength,
    ]

    static func tags(_ shapes: [TagShape]) throws(APIError) -> [Tag] {
        guard shapes.count <= maximumPerRequest else { throw .tooManyTags(limit: maximumPerRequest) }
        var tags: [Tag] = []
        for shape in shapes { tags.append(try tag(shape.tagKey, shape.tagValue)) }
        guard Set(tags.map(\.key)).count == tags.count else {
            throw APIError(.tagKeyDuplicate, "The tag keys are not unique.")
        }
        return tags
    }

    static func tag(_ key: String, _ value: String) throws(APIError) -> Tag {
        let tag = Tag(key: key, value: value)
        if let fault = tag.fault { throw error(fault, tag) }
        return tag
    }

    private static func error(_ fault: Tag.Fault, _ tag: Tag) -> APIError {
        switch fault {
        case .keyEmpty: APIError(.tagKeyEmpty, "The tag key is empty.")
        case .keyLength: APIError(.tagKeyLength, "The tag key is longer than \(Tag.maximumKeyLength).")
        case .keyCharacter:
            APIError(.tagKeyCharacter, "The tag key `\(tag.key)` has a character that is not allowed.")
        case .keyReserved: APIError(.reservedTagKey, "The tag key `\(tag.key)` is reserved for the system.")
        case .valueLength:
            APIError(.tagValueLength, "The value of the tag `\(tag.key)` is longer than \(Tag.maximumValueLength).")
        case .valueCharacter:
            APIError(.tagValueCharacter, "The value of the tag `\(tag.key)` has a character that is not allowed.")
        }
    }
}
