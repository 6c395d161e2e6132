package import CloudWire

/// A column of a table: what `kubectl get` prints over the cells.
package struct Column: Hashable, Sendable {
    package var name: String
    package var type: String
    /// Says more than the type: a `name` is the cell that names the row.
    package var format: String
    package var description: String
    /// Above zero for what only `-o wide` shows.
    package var priority: Int64

    init(
        _ name: String,
        _ description: String,
        type: String = "string",
        format: String = "",
        isWide: Bool = false,
        priority: Int64 = 0
    ) {
        self.name = name
        self.type = type
        self.format = format
        self.description = description
        self.priority = isWide ? 1 : priority
    }

    /// The column as a Table object describes it.
    package var json: JSON {
        [
            "name": .string(name), "type": .string(type), "format": .string(format),
            "description": .string(description), "priority": .int(priority),
        ]
    }

    static let name = Column("Name", "The name, unique among objects of its kind in a namespace.", format: "name")
    static let age = Column("Age", "How long ago the object was made.")
}
