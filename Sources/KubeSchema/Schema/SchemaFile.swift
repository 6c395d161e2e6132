import CloudWire
import Foundation

/// A bundled file of schemas, of which only the lines asked for are read.
///
/// One definition stands on a line: finding the lines takes a fraction of what reading all of them would.
struct SchemaFile: Sendable {
    /// What went wrong is the build's fault: the files are part of it.
    struct LoadError: Error {
        var reason: String
    }

    /// All but the definitions.
    let head: JSON
    private let text: [UInt8]
    private let places: [String: Range<Int>]

    /// Loads a file of the module's resources.
    init(named name: String) throws {
        let folder = Bundle.module.resourceURL?.appendingPathComponent("Schemas")
        guard let url = folder?.appendingPathComponent(name + ".json") else {
            throw LoadError(reason: "no resources beside the executable")
        }
        try self.init(Array(Data(contentsOf: url)))
    }

    init(_ text: [UInt8]) throws {
        guard let start = text.firstRange(of: Array(",\n\"definitions\":{\n".utf8)) else {
            throw LoadError(reason: "not a file of schemas")
        }
        head = try JSONParser.parse(Array(text[..<start.lowerBound]) + [UInt8(ascii: "}")])
        places = Self.places(text, from: start.upperBound)
        self.text = text
    }

    var names: some Collection<String> { places.keys }

    /// The definition of that name.
    subscript(name: String) -> JSON? {
        guard let place = places[name] else { return nil }
        return try? JSONParser.parse(Array(text[place]))
    }

    /// Where the definitions stand: each on a line of its own, as `"name":{…}` and a comma.
    private static func places(_ text: [UInt8], from start: Int) -> [String: Range<Int>] {
        var places: [String: Range<Int>] = [:]
        var line = start
        while line < text.count, text[line] == UInt8(ascii: "\""),
            let end = text[line...].firstIndex(of: UInt8(ascii: "\n")),
            let quote = text[(line + 1)...].firstIndex(of: UInt8(ascii: "\""))
        {
            let name = String(decoding: text[(line + 1)..<quote], as: UTF8.self)
            places[name] = (quote + 2)..<(text[end - 1] == UInt8(ascii: ",") ? end - 1 : end)
            line = end + 1
        }
        return places
    }
}
