import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Keeps others out while one makes what is missing in a folder: two that start together must not mix their files.
///
/// The lock is on the folder itself and ends with the process at the latest, so nothing is left behind that could be
/// stale. Where the file system knows no locks it goes without.
enum FolderLock {
    static func holding<Result>(_ folder: URL, _ body: () throws -> Result) rethrows -> Result {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return try body() }
        defer { close(descriptor) }
        _ = flock(descriptor, LOCK_EX)
        return try body()
    }
}
