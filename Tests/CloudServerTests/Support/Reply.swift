/// An answer as it came over the wire.
struct Reply {
    var head: String
    var body = ""

    var status: Int {
        Int(head.dropFirst("HTTP/1.1 ".count).prefix(3)) ?? 0
    }

    var contentLength: Int {
        self["content-length"].flatMap { Int($0) } ?? 0
    }

    /// The value of the header field of that lower-case name.
    subscript(name: String) -> String? {
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix(name + ": ") {
            return String(line.dropFirst(name.count + 2))
        }
        return nil
    }
}
