package import CloudWire
import KubeObjects

/// A watch in the test's process, read as far as the server has told.
package struct ClusterWatch {
    private var unread: [JSON]
    private var lines: AsyncStream<[UInt8]>.Iterator
    private let askForPosition: (@Sendable () -> Void)?

    init(_ stream: LineStream) {
        unread = stream.start.compactMap { try? JSONParser.parse($0) }
        lines = stream.lines.makeAsyncIterator()
        askForPosition = stream.askForPosition
    }

    /// Every event since the last call: the server's answer to a question for its position ends them.
    package mutating func events() async -> [JSON] {
        var events = unread
        unread = []
        askForPosition?()
        while let line = await lines.next() {
            guard let event = try? JSONParser.parse(line) else { continue }
            if event["type"] == "BOOKMARK" { return events }
            events.append(event)
        }
        return events
    }
}

extension JSON {
    /// An event of a watch as `ADDED name`.
    package var eventText: String {
        "\(self["type"]?.string ?? "") \(self[path: "object", "metadata", "name"]?.string ?? "")"
    }
}
