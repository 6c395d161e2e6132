import AsyncHTTPClient
import NIOCore

/// The events of one watch as they come.
struct WatchStream {
    private var pieces: HTTPClientResponse.Body.AsyncIterator
    private var splitter = LineSplitter()

    init(_ body: HTTPClientResponse.Body) {
        pieces = body.makeAsyncIterator()
    }

    /// Waits for events; nil once the server has ended the watch.
    mutating func next() async throws -> [WatchEvent]? {
        while let piece = try await pieces.next() {
            let events = try splitter.lines(endedBy: piece.readableBytesView).compactMap { WatchEvent(line: $0) }
            if !events.isEmpty { return events }
        }
        return nil
    }
}
