import CloudModel
import CloudWire

/// Which tags there may be; the limits are documented by the vendor.
enum TagRules {
    static let maximumPerRequest = 10
    static let maximumPerResource = 50
    static let maximumKeys = 1000
    static let maximumValues = 1000
    private static let maximumKeyLength = 127
    private static let maximumValueLength = 255
    private static let reservedStarts = ["qcloud", "tencent", "project"]
    private static let punctuation = Set<Unicode.Scalar>(" +-=._:/@()[]（）【】".unicodeScalars)

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
        try check(key)
        guard value.unicodeScalars.count <= maximumValueLength else {
            throw APIError(.tagValueLength, "The value of the tag `\(key)` is longer than \(maximumValueLength).")
        }
        guard value.unicodeScalars.allSatisfy(isAllowed) else {
            throw APIError(.tagValueCharacter, "The value of the tag `\(key)` has a character that is not allowed.")
        }
        return Tag(key: key, value: value)
    }

    private static func check(_ key: String) throws(APIError) {
        guard !key.isEmpty else { throw APIError(.tagKeyEmpty, "The tag key is empty.") }
        guard key.unicodeScalars.count <= maximumKeyLength else {
            throw APIError(.tagKeyLength, "The tag key is longer than \(maximumKeyLength).")
        }
        guard key.unicodeScalars.allSatisfy(isAllowed) else {
            throw APIError(.tagKeyCharacter, "The tag key `\(key)` has a character that is not allowed.")
        }
        guard !reservedStarts.contains(where: key.lowercased().hasPrefix) else {
            throw APIError(.reservedTagKey, "The tag key `\(key)` is reserved for the system.")
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || punctuation.contains(scalar)
    }
}
