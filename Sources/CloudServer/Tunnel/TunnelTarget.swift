/// Where a client wants a tunnel to: the host and port after `CONNECT`.
struct TunnelTarget: Equatable {
    var host: String
    var port: Int

    /// The two parts of `host:port` or `[address]:port`; `nil` where either is missing, for neither has a default.
    init?(_ authority: Substring) {
        guard let colon = authority.lastIndex(of: ":") else { return nil }
        var host = authority[..<colon]
        if host.first == "[", host.last == "]" {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard
            !host.isEmpty,
            let port = UInt16(authority[authority.index(after: colon)...]), port > 0
        else { return nil }
        self.host = host.lowercased()
        self.port = Int(port)
    }

    /// Whether it is the vendor's API, which the simulator stands in for.
    var isCloudAPI: Bool {
        port == 443 && (host == "tencentcloudapi.com" || host.hasSuffix(".tencentcloudapi.com"))
    }
}
