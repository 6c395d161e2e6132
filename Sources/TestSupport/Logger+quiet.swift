package import Logging

extension Logger {
    /// Says nothing, for tests that provoke failures on purpose.
    package static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
