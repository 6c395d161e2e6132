import CloudWire
import Foundation
import KubeAPI
import KubeObjects

/// A scenario as its file tells it.
struct DemoScript {
    var name: String
    var title: String
    /// What it shows: a question of the FAQ, or a row of the reference's table of failures.
    var about: String
    var version: String
    /// Fields of the reconciler's policy that are not at their defaults.
    var policy: [String: String]
    /// Settings of the cloud that are not at their defaults.
    var settings: [String: String]
    var steps: [DemoStep]
    var why: String
    var remedy: String

    init(named name: String) throws {
        let file = Self.folder.appendingPathComponent(name + ".yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let json = try YAMLText.json(text)
        self.name = name
        title = json["title"]?.string ?? ""
        about = json["about"]?.string ?? ""
        version = json["version"]?.string ?? "1.32.2-eks.1"
        policy = json["policy"]?.texts ?? [:]
        settings = json["settings"]?.texts ?? [:]
        steps = try (json["steps"]?.array ?? []).map(DemoStep.init)
        why = json["why"]?.string ?? ""
        remedy = json["remedy"]?.string ?? ""
    }

    /// The names of all scenarios.
    static var names: [String] {
        get throws {
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }.sorted()
        }
    }

    private static var folder: URL {
        (Bundle.module.resourceURL ?? Bundle.module.bundleURL).appendingPathComponent("Scenarios")
    }
}

/// Why a scenario cannot be played, or did not go as it says.
struct DemoProblem: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
