/// Cuts bytes that come in pieces into lines.
struct LineSplitter {
    /// A line that does not end.
    struct LineTooLong: Error {}

    /// More than any object takes: servers refuse a tenth of it.
    private static let lineBytesMax = 32 * 1024 * 1024

    private var begun: [UInt8] = []

    /// The lines that a piece ends; empty ones are left out.
    mutating func lines(endedBy piece: some Collection<UInt8>) throws(LineTooLong) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = piece[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = begun + rest[..<end]
            if !line.isEmpty { lines.append(line) }
            begun = []
            rest = rest[rest.index(after: end)...]
        }
        begun += rest
        guard begun.count <= Self.lineBytesMax else { throw LineTooLong() }
        return lines
    }
}
