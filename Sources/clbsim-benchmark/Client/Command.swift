import Foundation

/// A command that has to succeed before anything can be measured.
enum Command {
    static func run(_ executable: String, _ arguments: [String]) throws {
        let process = try Process.run(URL(fileURLWithPath: executable), arguments: arguments)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Connection.Failure(description: "\(executable) \(arguments.joined(separator: " ")) failed")
        }
    }
}
