/// Header fields that no request is served with.
enum UnreadableHead: CaseIterable {
    case tooManyFields
    case tooLongField
    case tooLongSection
    case twoLengths
    case negativeLength
    case noField

    var fields: String {
        switch self {
        case .tooManyFields: String(repeating: "a: b\r\n", count: 10_000)
        case .tooLongField: "a: \(String(repeating: "b", count: 100_000))\r\n"
        case .tooLongSection: (0..<20).map { "a\($0): \(String(repeating: "b", count: 10_000))\r\n" }.joined()
        case .twoLengths: "Content-Length: 1\r\nContent-Length: 2\r\n"
        case .negativeLength: "Content-Length: -1\r\n"
        case .noField: "not a field\r\n"
        }
    }
}
