import CloudWire
import Foundation
import KubeAPI

/// A file of `fixtures/contract`.
enum Fixture {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("fixtures/contract")

    static func yaml(_ name: String) throws -> JSON {
        try YAMLText.json(String(contentsOf: url(name), encoding: .utf8))
    }

    static func url(_ name: String) -> URL { folder.appendingPathComponent(name) }
}
