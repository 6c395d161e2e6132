import CloudWire
import Foundation
import KubeAPI

/// A file of `fixtures/contract`.
enum Fixture {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func yaml(_ name: String) throws -> JSON {
        try YAMLText.json(String(contentsOf: url(name), encoding: .utf8))
    }

    static func url(_ name: String) -> URL {
        repository.appendingPathComponent("fixtures/contract").appendingPathComponent(name)
    }
}
