/// Columns side by side, as kubectl prints them.
struct DemoTable {
    private static let gap = 3

    var rows: [[String]]

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
}
