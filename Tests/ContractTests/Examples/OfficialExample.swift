import CloudAPI
import CloudWire
import Foundation
import Testing

/// A request that the vendor documents, with its answer, as tccli ships them.
struct OfficialExample {
    var action: String
    /// Its place among those of its action.
    var place: Int
    /// As documented: JSON, or a query.
    var input: String
    var answer: JSON

    private static var file: URL {
        get throws {
            let library = Fixture.repository.appendingPathComponent(".build/clients/lib")
            let pythons = try FileManager.default.contentsOfDirectory(atPath: library.path)
            let python = try #require(pythons.first { $0.hasPrefix("python3") }, "run scripts/prepare")
            return library.appendingPathComponent("\(python)/site-packages/tccli/services/clb/v20180317/examples.json")
        }
    }

    /// All of the load balancer's.
    ///
    /// - Throws: where the clients are not prepared; `scripts/prepare` does.
    static func all() throws -> [OfficialExample] {
        let actions = try JSONParser.parse(Array(Data(contentsOf: file)))["actions"]?.object?.members ?? []
        return try actions.flatMap { action in
            try (action.value.array ?? []).enumerated().map { place, example in
                OfficialExample(
                    action: action.name,
                    place: place,
                    input: example["input"]?.string ?? "",
                    answer: try JSONParser.parse(Array((example["output"]?.string ?? "").utf8))["Response"] ?? .null
                )
            }
        }
    }

    /// The parameters, typed as the description has them.
    func parameters(_ description: Description) throws -> JSONObject {
        if let brace = input.firstIndex(of: "{") {
            return try JSONParser.parse(Array(input[brace...].utf8)).object ?? JSONObject()
        }
        guard let shape = description.input(of: action) else { return JSONObject() }
        let query = input.drop { $0 != "?" }.dropFirst().filter { !$0.isWhitespace }
        let pairs = query.split(separator: "&").filter { $0.contains("=") && !$0.hasPrefix("Action=") }
        let form = try Form(encoded: pairs.joined(separator: "&")[...]).unflattened(except: [])
        return try ShapeCheck(description, isFlattened: true).checked(form, as: shape)
    }
}
