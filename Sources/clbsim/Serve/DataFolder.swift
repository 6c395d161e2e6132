import CloudStore
import Foundation

/// The folder that keeps the state, which belongs to one process at a time.
///
/// Two servers on one database would each believe its own clock and its own idea of which accounts exist.
struct DataFolder {
    let url: URL

    /// Why the folder cannot be had, as a sentence.
    struct Problem: Error, CustomStringConvertible {
        var description: String
    }

    /// Makes the folder, takes it for this process until it ends, and opens the database in it.
    func open() throws -> Store {
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        } catch {
            throw Problem(description: "\(url.path) cannot be used as a data folder.")
        }
        try take()
        return try Store(.file(path: url.appendingPathComponent("clbsim.sqlite").path))
    }

    /// The lock goes with the process, however that ends, so that nothing stale is ever left behind.
    private func take() throws {
        let descriptor = Foundation.open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Problem(description: "\(url.path) cannot be used as a data folder.") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw Problem(description: "\(url.path) is in use by another clbsim.")
        }
    }
}
