import CloudAPI
import CloudModel
import LocalCloud
import Logging
import ServiceLifecycle

/// Runs the clusters' controllers: whenever something changed, and when their time has come.
struct ControllerService: ServiceLifecycle.Service, CustomStringConvertible {
    /// What a log calls it; without one, all it holds would be read through for a name.
    var description: String { "the controllers" }

    private let world: World
    /// Whether time passes by itself.
    private let clockRuns: Bool
    private let alarm: Alarm

    /// Wakes the service; said while it works, it works once more.
    struct Alarm: Sendable {
        fileprivate let calls: AsyncStream<Void>
        private let sink: AsyncStream<Void>.Continuation

        init() {
            (calls, sink) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        }

        func ring() { sink.yield() }
        fileprivate func end() { sink.finish() }
    }

    private let work: ClusterWork
    private let log: Logger

    init(_ work: ClusterWork, world: World, clockRuns: Bool, alarm: Alarm, log: Logger) {
        self.work = work
        self.log = log
        self.world = world
        self.clockRuns = clockRuns
        self.alarm = alarm
    }

    func run() async throws {
        try work.lookAtEverything()
        await withGracefulShutdownHandler {
            var timer: Task<Void, Never>?
            for await _ in alarm.calls {
                timer?.cancel()
                // Waiting moves no clock that stands: whoever moves it rings.
                guard let next = await settle(), clockRuns else { continue }
                timer = ring(in: .milliseconds(max(1, next.milliseconds - world.clock.now.milliseconds)))
            }
            timer?.cancel()
        } onGracefulShutdown: {
            alarm.end()
        }
    }

    /// What changes meanwhile rings again.
    private func settle() async -> Instant? {
        do {
            return try await work.pass()
        } catch {
            log.error("the clusters cannot be read", metadata: ["error": "\(error)"])
            return nil
        }
    }

    /// Rings after that time; a cancelled task does not.
    private func ring(in time: Duration) -> Task<Void, Never> {
        Task {
            do {
                try await Pause.sleep(time)
                alarm.ring()
            } catch {}
        }
    }
}
