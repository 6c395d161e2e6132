import CloudModel

/// A tag as the tag service writes it.
struct TagShape: Codable {
    var tagKey: String
    var tagValue: String
    /// Read and of no effect: only customers make tags.
    var category: TagCategory.RawValue?

    init(_ tag: Tag) {
        tagKey = tag.key
        tagValue = tag.value
        category = TagCategory.custom.rawValue
    }
}

/// A tag by its key alone.
struct TagKeyShape: Decodable {
    var tagKey: String
}

/// A condition: the key, with any of the values where there are some.
struct TagFilterShape: Decodable {
    var tagKey: String
    var tagValue: [String]?

    func matches(_ tag: Tag) -> Bool {
        tag.key == tagKey && (tagValue.map { $0.isEmpty || $0.contains(tag.value) } ?? true)
    }
}
