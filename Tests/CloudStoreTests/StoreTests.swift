import CloudModel
import CloudStore
import Foundation
import Testing

struct StoreTests {
    private struct Stop: Error {}

    private func withFile(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("clbsim.sqlite").path)
    }

    @Test func `what was written is there after the file is opened again`() throws {
        try withFile { path in
            let first = try Store(.file(path: path))
            let account = try first.write { try $0.openAccount(named: "kept") }
            try first.close()

            let second = try Store(.file(path: path))
            #expect(try second.read { try $0.account(named: "kept") } == account)
            #expect(first.generation == 1 && second.generation == 2)
        }
    }

    @Test func `a running number is never given out twice, restarts included`() throws {
        try withFile { path in
            var numbers: [UInt64] = []
            for seed in [7, 8, 9] as [UInt64] {
                let store = try Store(.file(path: path))
                numbers.append(try store.write { try $0.nextNumber() })
                #expect(try store.identifierSeed(initially: seed) == 7)
                try store.close()
            }
            #expect(numbers == [1, 2, 3])
        }
    }

    @Test func `what a transaction throws undoes all it did`() throws {
        let store = try Store(.memory)

        #expect(throws: Stop.self) {
            try store.write { transaction in
                _ = try transaction.openAccount(named: "gone")
                throw Stop()
            }
        }

        #expect(try store.read { try $0.account(named: "gone") } == nil)
    }

    @Test func `a new database is sound`() throws {
        #expect(try Store(.memory).integrityFindings() == [])
    }

    /// Shows every change of the schema in review: write what the failure prints into the file.
    @Test func `the schema is the one in the golden file`() throws {
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../fixtures/schema.sql")
        let schema = try Store(.memory).schemaText()
        if ProcessInfo.processInfo.environment["CLBSIM_UPDATE_GOLDEN"] != nil {
            try schema.write(to: golden, atomically: true, encoding: .utf8)
        }

        #expect(try String(contentsOf: golden, encoding: .utf8) == schema)
    }
}
