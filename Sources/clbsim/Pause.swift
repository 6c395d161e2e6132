/// The one way in which the commands that run on wait.
enum Pause {
    /// Returns after that time, or throws once the task is cancelled.
    static let sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
}
