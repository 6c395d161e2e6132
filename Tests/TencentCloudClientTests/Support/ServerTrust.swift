import Foundation
import LocalCA

/// The certificate of the servers of these tests, and the authority to trust.
enum ServerTrust {
    // No address: the client library would take a match of the address it dialled for a match of the name.
    static let identity = Result { try CertificateAuthority(now: .now).issue(for: ["localhost"], now: .now) }

    /// Runs a body with a file that holds the authority's certificate.
    static func withAuthorityFile(_ body: (String) async throws -> Void) async throws {
        try await withFile(identity.get().authorityPEM, body)
    }

    /// Runs a body with a file that holds a text.
    static func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        try await body(file.path)
    }

    /// Runs a body with two files.
    static func withTwoFiles(_ first: String, _ second: String, _ body: (String, String) throws -> Void) throws {
        let files = [first, second].map { text in
            (FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-\(UUID().uuidString)"), text)
        }
        defer { for file in files { try? FileManager.default.removeItem(at: file.0) } }
        for (url, text) in files { try Data(text.utf8).write(to: url) }
        try body(files[0].0.path, files[1].0.path)
    }
}
