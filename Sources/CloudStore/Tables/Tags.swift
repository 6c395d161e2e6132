package import CloudModel

extension Tag: RowReadable {
    static let columns = "key, value"

    init(_ row: inout RowReader) {
        self.init(key: row.next(), value: row.next())
    }
}

extension Snapshot {
    /// The tags of a resource, by key.
    package func tags(of resource: some ResourceID) throws -> [Tag] {
        try rows("FROM tag WHERE resourceId = ? ORDER BY key", [resource.rawValue])
    }
}

extension Transaction {
    package func setTags(_ tags: [Tag], on resource: some ResourceID) throws {
        for tag in tags {
            try insert(into: "tag", "resourceId, key, value", [resource.rawValue, tag.key, tag.value])
        }
    }

    package func removeTags(of resource: some ResourceID) throws {
        try execute("DELETE FROM tag WHERE resourceId = ?", [resource.rawValue])
    }
}
