import CloudModel

/// Tags for the resources of one type, of which a cluster is the only one.
struct TagSpecificationShape: Codable {
    static let cluster = "cluster"

    var resourceType: String?
    var tags: [TagShape]?

    init(_ tags: [Tag]) {
        resourceType = Self.cluster
        self.tags = tags.map(TagShape.init)
    }
}

/// A tag as the container service writes it; both parts are optional in requests.
struct TagShape: Codable {
    var key: String?
    var value: String?

    init(_ tag: Tag) {
        key = tag.key
        value = tag.value
    }
}
