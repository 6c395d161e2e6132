import LocalCloud
import CloudWire

/// Columns side by side, as kubectl prints them.
struct DemoTable {
    private static let gap = 3

    var rows: [[String]]

    init(rows: [[String]]) { self.rows = rows }

    /// What a step wants to be seen of an answer: `columns` of the elements at `rows`.
    init(_ answer: JSON, _ step: JSON) {
        let columns = step["columns"]?.array?.map(NamedValues.text) ?? []
        let elements = columns.isEmpty ? [] : answer.value(at: step["rows"])?.array ?? []
        rows =
            [columns].filter { !$0.isEmpty }
            + elements.map { element in
                columns.map { NamedValues.text(element[$0] ?? .null) }
            }
    }

    var lines: [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (cell, width) in zip(row, widths) {
                line += cell + String(repeating: " ", count: width - cell.count + Self.gap)
            }
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// Parameters as they are typed for tccli.
    static func arguments(_ parameters: JSONObject) -> String {
        parameters.members.map { member in
            let text = NamedValues.text(member.value)
            let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "-_./:,".contains($0) }
            return " --\(member.name) " + (isPlain ? text : "'\(text)'")
        }.joined()
    }
}
