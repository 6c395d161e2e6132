import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A small text file that is replaced as a whole and, for keys, never readable by others, not even for a moment.
struct SealedFile {
    enum Access: mode_t {
        case owner = 0o600
        case everyone = 0o644
    }

    private let file: URL

    init(_ file: URL) {
        self.file = file
    }

    /// What the file says; `nil` where it is missing or not text.
    var text: String? {
        guard let data = FileManager.default.contents(atPath: file.path) else { return nil }
        return String(bytes: data, encoding: .utf8)
    }

    /// Writes beside the file and renames: a reader sees the old text or the new, never half of it.
    ///
    /// It is not forced to disk, which would cost milliseconds at start: what a power cut damages is made again.
    func write(_ text: String, access: Access) throws {
        let draft = file.path + ".\(getpid()).new"
        unlink(draft)
        // Permissions are given at creation: setting them later would leave a gap in which others could read.
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, access.rawValue)
        guard descriptor >= 0 else { throw Self.failure(at: draft) }
        do {
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            try handle.write(contentsOf: Data(text.utf8))
            try handle.close()
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, file.path) == 0 else { throw Self.failure(at: file.path) }
    }

    private static func failure(at path: String) -> CocoaError {
        CocoaError(
            .fileWriteUnknown,
            userInfo: [
                NSFilePathErrorKey: path,
                NSUnderlyingErrorKey: POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO),
            ]
        )
    }
}
