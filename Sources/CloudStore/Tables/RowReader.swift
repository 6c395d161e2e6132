import CloudModel
import GRDB

/// Reads a row's columns one after the other, in the order a query named them.
///
/// Looking columns up by name costs more than the rest of a read taken together.
struct RowReader {
    private let row: Row
    private var index = 0

    init(_ row: Row) { self.row = row }

    mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value {
        defer { index += 1 }
        return row[index]
    }

    mutating func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value? {
        defer { index += 1 }
        return row[index]
    }

    mutating func id<ID: ResourceID>() -> ID { ID(rawValue: next()) }

    mutating func optionalID<ID: ResourceID>() -> ID? {
        let text: String? = optional()
        return text.map(ID.init(rawValue:))
    }

    mutating func instant() -> Instant { Instant(milliseconds: next()) }

    mutating func address() -> IPv4Address { IPv4Address(bits: next()) }

    /// A value of a closed set, which the table's CHECK guards.
    mutating func choice<Choice: RawRepresentable<String>>() -> Choice {
        let text: String = next()
        guard let choice = Choice(rawValue: text) else {
            preconditionFailure("\(text) is not a \(Choice.self)")
        }
        return choice
    }

    mutating func strings() -> [String] {
        let text: String = next()
        return text.isEmpty ? [] : text.split(separator: "\n").map(String.init)
    }
}

/// A value that reads itself from the columns it names.
protocol RowReadable {
    static var columns: String { get }
    init(_ row: inout RowReader)
}

extension Snapshot {
    /// The rows of a query that starts with `SELECT` and the type's columns.
    func rows<Value: RowReadable>(
        _ tail: String,
        _ arguments: [(any DatabaseValueConvertible)?] = []
    ) throws -> [Value] {
        let statement = try db.cachedStatement(sql: "SELECT \(Value.columns) \(tail)")
        let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        var values: [Value] = []
        while let row = try cursor.next() {
            var reader = RowReader(row)
            values.append(Value(&reader))
        }
        return values
    }

    func firstRow<Value: RowReadable>(
        _ tail: String,
        _ arguments: [(any DatabaseValueConvertible)?] = []
    ) throws -> Value? {
        let values: [Value] = try rows(tail, arguments)
        return values.first
    }

    /// The first column of the first row as a number, 0 where there is none.
    func number(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments)) ?? 0
    }

    /// The first column of every row as texts.
    func texts(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [String] {
        try String.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// Identifiers as one argument, for `IN (SELECT value FROM json_each(?))`: one statement serves any number of them.
    static func list(_ ids: [some ResourceID]) -> String {
        "[" + ids.filter(\.isWellFormed).map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }

    func exists(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> Bool {
        try number("SELECT EXISTS (\(sql))", arguments) == 1
    }
}

extension Transaction {
    func execute(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws {
        try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    }

    /// Inserts a row with those values for those columns.
    func insert(into table: String, _ columns: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
        try execute("INSERT INTO \(table) (\(columns)) VALUES (\(marks))", values)
    }
}
