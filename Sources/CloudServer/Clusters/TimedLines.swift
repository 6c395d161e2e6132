import CloudWire
import NIOCore

/// The lines of a stream until its client has heard enough or gone; meanwhile the client is told how far it is.
struct TimedLines: Sendable {
    /// How many lines a client may be behind.
    private static let backlogMax = 5_000

    let lines: AsyncStream<[UInt8]>
    private let sink: AsyncStream<[UInt8]>.Continuation
    private let pump: Task<Void, Never>
    private let timeout: Scheduled<Void>?
    private let positions: RepeatedTask?

    init(_ stream: LineStream, on loop: any EventLoop, positionInterval: TimeAmount) {
        let (lines, sink) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingOldest(Self.backlogMax))
        self.lines = lines
        self.sink = sink
        pump = Task {
            for await line in stream.lines {
                // A client that does not keep up is cut off, and lists anew.
                if case .dropped = sink.yield(line) { break }
            }
            sink.finish()
        }
        timeout = stream.secondsMax.map { seconds in
            loop.scheduleTask(in: .seconds(Int64(seconds))) { sink.finish() }
        }
        positions = stream.askForPosition.map { ask in
            loop.scheduleRepeatedTask(initialDelay: positionInterval, delay: positionInterval) { _ in ask() }
        }
    }

    /// Ends the lines, and everything that runs for them.
    func end() {
        sink.finish()
        pump.cancel()
        timeout?.cancel()
        positions?.cancel()
    }
}
