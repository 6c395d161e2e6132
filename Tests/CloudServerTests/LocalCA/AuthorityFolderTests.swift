import Foundation
import LocalCA
import NIOSSL
import Testing

struct AuthorityFolderTests {
    private let names = ["*.tencentcloudapi.com", "localhost", "127.0.0.1", "::1"]
    private let now = Date(timeIntervalSince1970: 1_795_420_800)
    private let day: TimeInterval = 86_400

    @Test func `what was made is kept`() throws {
        try withFolder { folder in
            let first = try AuthorityFolder(folder).identity(for: names, now: now)
            let second = try AuthorityFolder(folder).identity(for: names.reversed(), now: now + 700 * day)

            #expect(first == second)
        }
    }

    @Test func `other names make a new certificate by the same authority`() throws {
        try withFolder { folder in
            let first = try AuthorityFolder(folder).identity(for: names, now: now)
            let second = try AuthorityFolder(folder).identity(for: names + ["example.com"], now: now)

            #expect(first.certificatePEM != second.certificatePEM)
            #expect(first.authorityPEM == second.authorityPEM)
        }
    }

    @Test func `a certificate about to end is replaced, and its authority kept`() throws {
        try withFolder { folder in
            let first = try AuthorityFolder(folder).identity(for: names, now: now)
            let second = try AuthorityFolder(folder).identity(for: names, now: now + 800 * day)

            #expect(first.certificatePEM != second.certificatePEM)
            #expect(first.authorityPEM == second.authorityPEM)
        }
    }

    @Test func `an authority about to end is replaced with all it signed`() throws {
        try withFolder { folder in
            let first = try AuthorityFolder(folder).identity(for: names, now: now)
            let second = try AuthorityFolder(folder).identity(for: names, now: now + 3_640 * day)

            #expect(first.certificatePEM != second.certificatePEM)
            #expect(first.authorityPEM != second.authorityPEM)
        }
    }

    @Test(arguments: ["ca.pem", "ca-key.pem", "server.pem", "server-key.pem"])
    func `a damaged file is made again and the files fit together`(name: String) throws {
        try withFolder { folder in
            let first = try AuthorityFolder(folder).identity(for: names, now: now)
            try Data("-----BEGIN".utf8).write(to: folder.appendingPathComponent(name))

            let second = try AuthorityFolder(folder).identity(for: names, now: now)
            let third = try AuthorityFolder(folder).identity(for: names, now: now)

            #expect(first != second)
            #expect(second == third)
        }
    }

    @Test func `those that start together end up with the same files`() async throws {
        try await withFolder { folder in
            let made = try await withThrowingTaskGroup { group in
                for _ in 1...8 { group.addTask { try AuthorityFolder(folder).identity(for: names, now: now) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(made.count == 8)
            #expect(made.allSatisfy { $0 == made[0] })
        }
    }

    @Test func `keys are for their owner alone and no draft is left behind`() throws {
        try withFolder { folder in
            let authority = AuthorityFolder(folder)
            _ = try authority.identity(for: names, now: now)

            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()

            #expect(files == ["ca-key.pem", "ca.pem", "server-key.pem", "server.pem"])
            #expect(try mode(of: folder.appendingPathComponent("ca-key.pem")) == 0o600)
            #expect(try mode(of: folder.appendingPathComponent("server-key.pem")) == 0o600)
            #expect(authority.authorityFile == folder.appendingPathComponent("ca.pem"))
        }
    }

    @Test func `a folder that cannot be made is reported`() throws {
        try withFolder { folder in
            try Data().write(to: folder)

            #expect(throws: (any Error).self) {
                try AuthorityFolder(folder.appendingPathComponent("below")).identity(for: names, now: now)
            }
        }
    }

    private func mode(of file: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func folder() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-ca-\(UUID().uuidString)")
    }
}
