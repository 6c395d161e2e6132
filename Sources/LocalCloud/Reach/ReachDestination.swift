/// What is called: `VIP:PORT[/host/path]`.
struct ReachDestination: Hashable, Sendable {
    /// What the client speaks.
    enum Speech: String, Hashable, Sendable, CaseIterable {
        case tcp, udp, http, https
    }

    /// A VIP, or the name of a load balancer that has one instead.
    var address: String
    var port: Int
    /// What the request names as its host; the address where the question names none.
    var host: String
    /// From `/` on.
    var path: String
    /// Nil where the listener decides.
    var speech: Speech?

    /// Nil where the text is no destination.
    init?(_ text: String, speech: Speech? = nil) {
        let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        let ends = parts[0].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, !ends[0].isEmpty, let port = Int(ends[1]), (1...65_535).contains(port) else {
            return nil
        }
        address = ends[0].lowercased()
        self.port = port
        host = parts.count > 1 && !parts[1].isEmpty ? parts[1].lowercased() : address
        path = "/" + (parts.count > 2 ? parts[2] : "")
        self.speech = speech
    }

    var text: String { "\(address):\(port)" }
}
