/// The address of a server taken apart, so that it can be dialled by one name and checked by another.
struct ServerAddress: Hashable {
    var scheme: String
    /// Without brackets.
    var host: String
    /// As written, with its colon; empty where there is none.
    var port: String
    /// Without a slash at its end.
    var path: String

    init(_ text: String) {
        let parts = text.split(separator: "://", maxSplits: 1).map(String.init)
        scheme = parts.count == 2 ? parts[0].lowercased() : "https"
        let rest = parts.last ?? ""
        let place = rest.prefix { $0 != "/" }
        let colon = place.last == "]" ? nil : place.lastIndex(of: ":")
        host = place[..<(colon ?? place.endIndex)].filter { $0 != "[" && $0 != "]" }
        port = colon.map { String(place[$0...]) } ?? ""
        path = String(rest.dropFirst(place.count))
        while path.last == "/" { path.removeLast() }
    }

    /// The address again, perhaps by another name.
    func text(host other: String? = nil) -> String {
        let host = other ?? host
        return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host)\(port)\(path)"
    }
}
