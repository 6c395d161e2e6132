import CloudModel

/// A tag as VPC writes it; CLB says `TagKey` and `TagValue`.
struct TagShape: Codable {
    var key: String
    var value: String

    init(_ tag: Tag) {
        key = tag.key
        value = tag.value
    }

    var tag: Tag { Tag(key: key, value: value) }
}
