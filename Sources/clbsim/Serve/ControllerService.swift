import CloudAPI
import CloudModel
import KubeControllers
import ServiceLifecycle

/// Runs the clusters' controllers: whenever something changed, and when their time has come.
struct ControllerService: ServiceLifecycle.Service {
    private let world: World
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

    private let loop: ControlLoop

    init(_ loop: ControlLoop, world: World, alarm: Alarm) {
        self.loop = loop
        self.world = world
        self.alarm = alarm
    }

    func run() async throws {
        try loop.lookAtEverything()
        await withGracefulShutdownHandler {
            var timer: Task<Void, Never>?
            for await _ in alarm.calls {
                timer?.cancel()
                guard let next = loop.settle() else { continue }
                let wait = max(1, next.milliseconds - world.clock.now.milliseconds)
                timer = Task {
                    // Where the clock stands still, whoever moves it rings.
                    guard (try? await Task.sleep(for: .milliseconds(wait))) != nil else { return }
                    alarm.ring()
                }
            }
            timer?.cancel()
        } onGracefulShutdown: {
            alarm.end()
        }
    }
}
