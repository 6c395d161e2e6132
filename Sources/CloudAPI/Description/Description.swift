package import CloudWire
import Foundation

/// What a service's vendor says of its actions: their names, and the shapes of requests and responses.
///
/// Read at run time from the files in Descriptions, which `scripts/import-descriptions` makes.
package struct Description: Sendable {
    package let service: String
    package let version: String
    package let source: String
    /// Every action of the service, simulated or not, in alphabetical order.
    package let actions: [String]
    private let shapes: ShapeTable

    package struct LoadError: Error {
        package var reason: String
    }

    /// Loads the bundled description, with the corrections of `patches.json`.
    package static func load(service: String, version: String) throws -> Description {
        let patches = try JSONParser.parse(file("patches"))[service]
        return try Description(file("\(service)-\(version)"), patches: patches ?? [:])
    }

    private static func file(_ name: String) throws -> [UInt8] {
        let folder = Bundle.module.resourceURL?.appendingPathComponent("Descriptions")
        guard let url = folder?.appendingPathComponent(name + ".json") else {
            throw LoadError(reason: "no resources beside the executable")
        }
        return try Array(Data(contentsOf: url))
    }

    /// Reads a description; `patches` replaces or adds members: `{"Shape": {"Member": {"type": …, "reason": …}}}`.
    package init(_ text: [UInt8], patches: JSON) throws {
        guard let end = text.firstRange(of: Array("\n\"objects\": {".utf8)) else {
            throw LoadError(reason: "not a description")
        }
        let head = try JSONParser.parse(text[..<end.lowerBound].dropLast() + [UInt8(ascii: "}")])
        guard let service = head["service"]?.string, let version = head["version"]?.string,
            let source = head["source"]?.string, let actions = head["actions"]?.array
        else { throw LoadError(reason: "not a description") }
        self.service = service
        self.version = version
        self.source = source
        self.actions = actions.compactMap(\.string)
        shapes = try ShapeTable(text, from: end.upperBound, patches: patches)
    }

    package func shape(_ name: String) -> Shape? { shapes[name] }

    package func input(of action: String) -> Shape? { shapes[action + "Request"] }

    package func output(of action: String) -> Shape? { shapes[action + "Response"] }
}
