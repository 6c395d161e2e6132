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

extension Snapshot {
    /// The tags of several resources, by resource and key, in one query.
    package func tags<ID: ResourceID>(of resources: [ID]) throws -> [ID: [Tag]] {
        let tagged: [TaggedResource] = try rows(
            "FROM tag WHERE resourceId IN (SELECT value FROM json_each(?)) ORDER BY key",
            [jsonList(resources)]
        )
        return Dictionary(grouping: tagged) { ID(rawValue: $0.resource) }.mapValues { $0.map(\.tag) }
    }

    /// Identifiers as one argument, so that a query's text does not depend on how many there are.
    func jsonList(_ ids: [some ResourceID]) -> String {
        "[" + ids.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"
    }
}

private struct TaggedResource: RowReadable {
    static let columns = "resourceId, key, value"

    var resource: String
    var tag: Tag

    init(_ row: inout RowReader) {
        resource = row.next()
        tag = Tag(&row)
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
