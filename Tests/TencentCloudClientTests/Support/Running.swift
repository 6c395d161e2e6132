import Logging
import ServiceLifecycle
import TestSupport

/// A server that runs beside a test.
enum Running {
    /// Runs a body with what the server says when it is ready, and then ends the server.
    static func with<Ready: Sendable>(
        _ server: any ServiceLifecycle.Service,
        _ ready: AsyncStream<Ready>,
        _ body: @escaping @Sendable (Ready) async throws -> Void
    ) async throws {
        let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: .quiet))
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            for await notice in ready {
                try await body(notice)
                break
            }
            await group.triggerGracefulShutdown()
            while try await tasks.next() != nil {}
        }
    }
}
