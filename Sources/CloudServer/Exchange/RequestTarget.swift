/// The target of a request line, apart from the authority that requests to a proxy carry in front of it.
///
/// The path and query stay as sent, for signatures cover the raw text.
struct RequestTarget: Equatable {
    /// Path and query.
    var text: String
    /// The host, and port if any, of an absolute target such as `http://clb.tencentcloudapi.com/`.
    var authority: String?

    init(_ target: String) {
        guard !target.hasPrefix("/"), let scheme = Self.schemeLength(target.utf8) else {
            text = target
            return
        }
        let rest = target.utf8.dropFirst(scheme)
        let path = rest.drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        authority = String(Substring(rest[..<path.startIndex]))
        text = path.first == UInt8(ascii: "/") ? String(Substring(path)) : "/" + String(Substring(path))
    }

    var path: Substring { text.prefix { $0 != "?" } }
    var query: Substring { text.dropFirst(path.count + 1) }

    private static func schemeLength(_ target: String.UTF8View) -> Int? {
        ["http://", "https://"].map(\.utf8).first { scheme in
            target.count >= scheme.count && zip(target, scheme).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        }?.count
    }
}
