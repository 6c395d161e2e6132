/// Durations as Go writes them: `500ms`, `5s`, `1m30s`.
enum GoDuration {
    private static let units: [(name: String, milliseconds: Double)] = [
        ("ms", 1), ("h", 3_600_000), ("m", 60_000), ("s", 1000),
    ]

    static func parse(_ text: String) -> Duration? {
        guard text != "0" else { return .zero }
        var rest = text[...]
        var milliseconds = 0.0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            guard let number = Double(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            guard let unit = units.first(where: { rest.hasPrefix($0.name) }) else { return nil }
            rest = rest.dropFirst(unit.name.count)
            milliseconds += number * unit.milliseconds
        }
        // A hundred years are enough, and leave room to reckon with.
        guard milliseconds <= 3.2e12 else { return nil }
        return .milliseconds(Int64(milliseconds))
    }

    /// The shortest text of a duration: `350ms`, `5s`, `1m30s`, `5m0s`.
    static func text(_ duration: Duration) -> String {
        let (wholeSeconds, attoseconds) = duration.components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        guard wholeSeconds > 0 else { return milliseconds == 0 ? "0s" : "\(milliseconds)ms" }
        let (hours, minutes) = (wholeSeconds / 3600, wholeSeconds / 60 % 60)
        var text = hours > 0 ? "\(hours)h" : ""
        if hours > 0 || minutes > 0 { text += "\(minutes)m" }
        text += "\(wholeSeconds % 60)"
        if milliseconds > 0 {
            let digits = String(milliseconds)
            text += "." + String(repeating: "0", count: 3 - digits.count) + digits
            while text.hasSuffix("0") { text.removeLast() }
        }
        return text + "s"
    }
}
