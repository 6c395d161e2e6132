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
    private let shapes: [String: Shape]

    package struct LoadError: Error {
        package var reason: String
    }

    /// Loads the bundled description, with the corrections of `patches.json`.
    package static func load(service: String, version: String) throws -> Description {
        let text = try file("\(service)-\(version)")
        let patches = try file("patches")[service]
        return try Description(text, patches: patches ?? [:])
    }

    private static func file(_ name: String) throws -> JSON {
        let folder = Bundle.module.resourceURL?.appendingPathComponent("Descriptions")
        guard let url = folder?.appendingPathComponent(name + ".json") else {
            throw LoadError(reason: "no resources beside the executable")
        }
        return try JSONParser.parse(Array(Data(contentsOf: url)))
    }

    /// Reads a description; `patches` replaces or adds members: `{"Shape": {"Member": {"type": …, "reason": …}}}`.
    package init(_ json: JSON, patches: JSON) throws {
        guard let service = json["service"]?.string, let version = json["version"]?.string,
            let source = json["source"]?.string, let actions = json["actions"]?.array,
            let objects = json["objects"]?.object
        else { throw LoadError(reason: "not a description") }
        self.service = service
        self.version = version
        self.source = source
        self.actions = actions.compactMap(\.string)
        var shapes: [String: Shape] = [:]
        for (name, members) in objects.members {
            shapes[name] = try Self.shape(name, members.object ?? JSONObject(), patch: patches[name]?.object)
        }
        self.shapes = shapes
    }

    private static func shape(_ name: String, _ members: JSONObject, patch: JSONObject?) throws -> Shape {
        var members = members
        for (member, correction) in patch?.members ?? [] {
            guard let type = correction["type"], correction["reason"] != nil else {
                throw LoadError(reason: "the patch of \(name).\(member) needs a type and a reason")
            }
            if let place = members.members.firstIndex(where: { $0.name == member }) {
                members.members[place].value = type
            } else {
                members.members.append((member, type))
            }
        }
        return Shape(name: name, members: members.members.map { Shape.Member($0.name, $0.value.string ?? "") })
    }

    package func shape(_ name: String) -> Shape? { shapes[name] }

    package func input(of action: String) -> Shape? { shapes[action + "Request"] }

    package func output(of action: String) -> Shape? { shapes[action + "Response"] }
}

extension Shape.Member {
    /// Reads a type as the description writes it: `string!` is required, `[Filter]` is a list.
    fileprivate init(_ name: String, _ type: String) {
        var text = type[...]
        isRequired = text.last == "!"
        if isRequired { text.removeLast() }
        isList = text.first == "["
        if isList { text = text.dropFirst().dropLast() }
        self.name = name
        self.type = ValueType(text)
        key = Array("\"\(name)\":".utf8)
    }
}
