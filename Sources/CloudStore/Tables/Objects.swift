package import CloudModel
import GRDB

extension StoredObject: RowReadable {
    static let columns = """
        cluster, resource, namespace, name, uid, revision, text, (SELECT group_concat(owner, char(10)) FROM objectOwner \
        WHERE object = object.number)
        """

    init(_ row: inout RowReader) {
        self.init(
            place: Place(cluster: row.id(), resource: row.next()),
            namespace: row.next(),
            name: row.next(),
            uid: row.next(),
            revision: row.next(),
            text: row.next(),
            owners: (row.optional() ?? "").split(separator: "\n").map(String.init)
        )
    }
}

/// The text alone, which is all that most reads want.
private struct ObjectText: RowReadable {
    static let columns = "text"
    let text: String

    init(_ row: inout RowReader) { text = row.next() }
}

extension Snapshot {
    package func object(_ place: StoredObject.Place, namespace: String, name: String) throws -> String? {
        let row: ObjectText? = try firstRow(
            "FROM object WHERE cluster = ? AND resource = ? AND namespace = ? AND name = ?",
            [place.cluster.rawValue, place.resource, namespace, name]
        )
        return row?.text
    }

    /// A page of a list in order of namespace and name, after the one named; an empty namespace is all of them.
    package func objects(
        _ place: StoredObject.Place,
        namespace: String = "",
        after last: (namespace: String, name: String)? = nil,
        limit: Int = -1
    ) throws -> [String] {
        var condition = "cluster = ? AND resource = ?"
        var arguments: [(any DatabaseValueConvertible)?] = [place.cluster.rawValue, place.resource]
        if !namespace.isEmpty {
            condition += " AND namespace = ?"
            arguments.append(namespace)
        }
        if let last {
            condition += " AND (namespace, name) > (?, ?)"
            arguments += [last.namespace, last.name]
        }
        let rows: [ObjectText] = try rows(
            "FROM object WHERE \(condition) ORDER BY namespace, name LIMIT ?",
            arguments + [limit]
        )
        return rows.map(\.text)
    }

    /// The objects of a namespace with names from the first on and before the last, in order of their names.
    package func objects(
        _ place: StoredObject.Place,
        namespace: String,
        namesFrom first: String,
        before last: String
    ) throws -> [String] {
        let rows: [ObjectText] = try rows(
            "FROM object WHERE cluster = ? AND resource = ? AND namespace = ? AND name >= ? AND name < ? ORDER BY name",
            [place.cluster.rawValue, place.resource, namespace, first, last]
        )
        return rows.map(\.text)
    }

    package func objectCount(_ place: StoredObject.Place, namespace: String = "") throws -> Int {
        try namespace.isEmpty
            ? number(
                "SELECT count(*) FROM object WHERE cluster = ? AND resource = ?",
                [place.cluster.rawValue, place.resource]
            )
            : number(
                "SELECT count(*) FROM object WHERE cluster = ? AND resource = ? AND namespace = ?",
                [place.cluster.rawValue, place.resource, namespace]
            )
    }

    /// Whatever hangs on the object of that uid.
    package func dependents(of uid: String, in cluster: ClusterID) throws -> [StoredObject] {
        try rows(
            "FROM object WHERE number IN (SELECT object FROM objectOwner WHERE cluster = ? AND owner = ?) ORDER BY number",
            [cluster.rawValue, uid]
        )
    }

    package func hasObject(uid: String, in cluster: ClusterID) throws -> Bool {
        try exists("SELECT 1 FROM object WHERE cluster = ? AND uid = ?", [cluster.rawValue, uid])
    }

    /// The resources of which a namespace holds objects.
    package func resources(in namespace: String, of cluster: ClusterID) throws -> [String] {
        try texts(
            "SELECT DISTINCT resource FROM object WHERE cluster = ? AND namespace = ? ORDER BY resource",
            [cluster.rawValue, namespace]
        )
    }

    /// The revision of the last write to any object.
    package func lastRevision() throws -> Int64 {
        Int64(try number("SELECT value FROM counter WHERE name = 'revision'"))
    }
}

extension Transaction {
    /// The revision of the next write.
    package func nextRevision() throws -> Int64 {
        Int64(try number("UPDATE counter SET value = value + 1 WHERE name = 'revision' RETURNING value"))
    }

    /// Keeps an object, in the place of the one of that name where there is one.
    package func put(_ object: StoredObject) throws {
        try execute(
            """
            INSERT INTO object (cluster, resource, namespace, name, uid, revision, text) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET uid = excluded.uid, revision = excluded.revision, text = excluded.text
            """,
            [
                object.place.cluster.rawValue, object.place.resource, object.namespace, object.name, object.uid,
                object.revision, object.text,
            ]
        )
    }

    /// Keeps whom an object is collected with.
    package func setOwners(_ owners: [String], of object: StoredObject) throws {
        let number = """
            (SELECT number FROM object WHERE cluster = ? AND resource = ? AND namespace = ? AND name = ?)
            """
        let key: [(any DatabaseValueConvertible)?] = [
            object.place.cluster.rawValue, object.place.resource, object.namespace, object.name,
        ]
        try execute("DELETE FROM objectOwner WHERE object = \(number)", key)
        for owner in Set(owners) {
            try execute(
                "INSERT INTO objectOwner (cluster, owner, object) VALUES (?, ?, \(number))",
                [object.place.cluster.rawValue, owner] + key
            )
        }
    }

    package func removeObject(_ place: StoredObject.Place, namespace: String, name: String) throws {
        try execute(
            "DELETE FROM object WHERE cluster = ? AND resource = ? AND namespace = ? AND name = ?",
            [place.cluster.rawValue, place.resource, namespace, name]
        )
    }
}
