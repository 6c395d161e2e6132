import CloudModel
import CloudWire

/// Which tags a new resource may have: at most 20, each key once.
enum TagRules {
    static let maximumCount = 20

    static func tags(_ shapes: [TagShape]?) throws(APIError) -> [Tag] {
        let tags = (shapes ?? []).map(\.tag)
        guard tags.count <= maximumCount else {
            throw APIError(.limitExceededValue, "The number of tags is over the limit \(maximumCount).")
        }
        guard Set(tags.map(\.key)).count == tags.count else { throw .invalidValue("Tags") }
        return tags
    }
}
