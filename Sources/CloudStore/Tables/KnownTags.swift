package import CloudModel

extension KnownTag: RowReadable {
    static let columns = """
        knownTag.key, knownTag.value, EXISTS (SELECT 1 FROM tag JOIN taggable ON taggable.id = tag.resourceId \
        WHERE tag.key = knownTag.key AND tag.value = knownTag.value AND taggable.account = knownTag.account)
        """

    init(_ row: inout RowReader) {
        self.init(tag: Tag(&row), isInUse: row.next())
    }
}

extension Snapshot {
    /// The tags an account knows, by key and value.
    package func knownTags(of account: Int64) throws -> [KnownTag] {
        try rows("FROM knownTag WHERE account = ? ORDER BY key, value", [account])
    }

    package func knownTag(_ tag: Tag, of account: Int64) throws -> KnownTag? {
        try firstRow("FROM knownTag WHERE account = ? AND key = ? AND value = ?", [account, tag.key, tag.value])
    }

    package func tagKeyCount(of account: Int64) throws -> Int {
        try number("SELECT count(DISTINCT key) FROM knownTag WHERE account = ?", [account])
    }

    package func tagValueCount(ofKey key: String, of account: Int64) throws -> Int {
        try number("SELECT count(*) FROM knownTag WHERE account = ? AND key = ?", [account, key])
    }
}

extension Transaction {
    package func insert(_ tag: Tag, of account: Int64) throws {
        try insert(into: "knownTag", "account, key, value", [account, tag.key, tag.value])
    }

    /// Forgets a tag; resources that carry it keep it.
    package func delete(_ tag: Tag, of account: Int64) throws {
        try execute("DELETE FROM knownTag WHERE account = ? AND key = ? AND value = ?", [account, tag.key, tag.value])
    }
}
