import CloudModel

/// A tag as VPC writes it; CLB says `TagKey` and `TagValue`.
struct TagShape: Codable {
    var key: String
    var value: String

    init(_ tag: Tag) {
        key = tag.key
        value = tag.value
    }

    /// A request may leave the value out, which makes it empty.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        key = try container.decode(String.self, forKey: .key)
        value = try container.decodeIfPresent(String.self, forKey: .value) ?? ""
    }

    var tag: Tag { Tag(key: key, value: value) }
}
