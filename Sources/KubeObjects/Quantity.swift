/// An amount of a resource, such as `500m`, `1Gi` or `2e3` (apimachinery `resource.Quantity`).
package struct Quantity: Hashable, Comparable, Sendable {
    /// Thousandths, rounded up as the real type rounds what is finer.
    package let milli: Int64

    private static let suffixes: [(text: String, factor: Double)] = [
        ("Ki", 1024), ("Mi", 1_048_576), ("Gi", 1_073_741_824), ("Ti", 1_099_511_627_776),
        ("Pi", 1_125_899_906_842_624), ("Ei", 1_152_921_504_606_846_976), ("n", 1e-9), ("u", 1e-6), ("m", 1e-3),
        ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15), ("E", 1e18),
    ]

    package init?(_ text: String) {
        var digits = Substring(text)
        var factor = 1.0
        // `1E3` is an exponent, `1E` a suffix.
        if let suffix = Self.suffixes.first(where: { text.hasSuffix($0.text) }) {
            digits = digits.dropLast(suffix.text.count)
            factor = suffix.factor
        }
        guard let last = digits.utf8.last, Self.isDigitOrPoint(last), let first = digits.utf8.first,
            Self.isDigitOrPoint(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: "+"),
            digits.utf8.allSatisfy({ Self.isDigitOrPoint($0) || "+-eE".utf8.contains($0) }),
            let number = Double(digits)
        else { return nil }
        let exact = number * factor * 1000
        guard exact.magnitude < 9e18 else { return nil }
        milli = Int64(exact.rounded(exact < 0 ? .down : .up))
    }

    package static func < (left: Quantity, right: Quantity) -> Bool { left.milli < right.milli }

    private static func isDigitOrPoint(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
    }
}
