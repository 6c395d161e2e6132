package import CloudWire
import Foundation

/// The test file that proves each simulated action, from `proofs.json`.
package struct ActionProofs: Sendable {
    private let files: JSON

    package init(_ files: JSON) { self.files = files }

    /// Reads the list that comes with the program.
    package static func load() throws -> ActionProofs {
        guard let folder = Bundle.module.resourceURL else { throw Description.LoadError(reason: "no resources") }
        let url = folder.appendingPathComponent("Descriptions/proofs.json")
        return ActionProofs(try JSONParser.parse(Array(Data(contentsOf: url))))
    }

    /// Such as `Tests/CLBServiceTests/Rule/CreateRuleTests.swift`.
    package func file(of action: String, in service: String) -> String? { files[service]?[action]?.string }
}
