package import CloudModel

extension TaggableResource: RowReadable {
    static let columns = "taggable.kind, taggable.id, taggable.account, taggable.region"

    init(_ row: inout RowReader) {
        self.init(kind: row.choice(), id: row.next(), account: row.next(), region: row.next())
    }
}

/// One tag of one resource.
package struct Attachment: Hashable, Sendable {
    package var resource: TaggableResource
    package var tag: Tag
}

extension Attachment: RowReadable {
    static let columns = TaggableResource.columns + ", tag.key, tag.value"

    init(_ row: inout RowReader) {
        resource = TaggableResource(&row)
        tag = Tag(&row)
    }
}

extension Snapshot {
    package func taggableResource(
        _ id: String,
        kind: TaggableResource.Kind,
        account: Int64
    ) throws -> TaggableResource? {
        try firstRow("FROM taggable WHERE id = ? AND kind = ? AND account = ?", [id, kind.rawValue, account])
    }

    /// Every tag on every resource of an account, by resource and key.
    package func attachments(of account: Int64) throws -> [Attachment] {
        try rows(
            "FROM taggable JOIN tag ON tag.resourceId = taggable.id WHERE taggable.account = ? ORDER BY 2, 5",
            [account]
        )
    }

    /// The tags of a resource of any kind, by key.
    package func tags(of resource: TaggableResource) throws -> [Tag] {
        try rows("FROM tag WHERE resourceId = ? ORDER BY key", [resource.id])
    }
}

extension Transaction {
    /// Gives a resource a tag, in place of one with the same key.
    package func attach(_ tag: Tag, to resource: TaggableResource) throws {
        try execute(
            "INSERT OR REPLACE INTO tag (resourceId, key, value) VALUES (?, ?, ?)",
            [resource.id, tag.key, tag.value]
        )
    }

    package func detachTag(_ key: String, from resource: TaggableResource) throws {
        try execute("DELETE FROM tag WHERE resourceId = ? AND key = ?", [resource.id, key])
    }
}
