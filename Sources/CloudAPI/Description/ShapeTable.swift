import CloudWire
import Synchronization

/// The shapes of a description, each built when it is first asked for.
///
/// A service has hundreds of them and a client meets a few: building all would be a third of the time to start.
final class ShapeTable: Sendable {
    private let text: [UInt8]
    /// Where the members of each object stand in the text.
    private let places: [String: Range<Int>]
    private let patches: JSON
    private let built = Mutex<[String: Shape]>([:])

    /// Finds the objects by their lines: `"Name": {` opens one, and a line that begins with `}` closes it.
    init(_ text: [UInt8], from start: Int, patches: JSON) throws(Description.LoadError) {
        var places: [String: Range<Int>] = [:]
        var line = start + 1
        var open: (name: String, start: Int)?
        while line < text.count, let end = text[line...].firstIndex(of: UInt8(ascii: "\n")) {
            if text[line] == UInt8(ascii: "}"), let (name, start) = open {
                places[name] = start..<(line + 1)
                open = nil
            } else if text[end - 1] == UInt8(ascii: "{") || text[line..<end].contains(UInt8(ascii: "{")) {
                let name = String(decoding: text[(line + 1)...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
                let brace = line + name.utf8.count + 4
                if text[end - 1] == UInt8(ascii: "{") {
                    open = (name, brace)
                } else {
                    places[name] = brace..<(brace + 2)
                }
            }
            line = end + 1
        }
        guard !places.isEmpty, open == nil else { throw Description.LoadError(reason: "not a description") }
        self.text = text
        self.places = places
        self.patches = patches
    }

    subscript(name: String) -> Shape? {
        guard let place = places[name] else { return nil }
        return built.withLock { built in
            if let shape = built[name] { return shape }
            let shape = shape(name, at: place)
            built[name] = shape
            return shape
        }
    }

    private func shape(_ name: String, at place: Range<Int>) -> Shape {
        guard let json = try? JSONParser.parse(Array(text[place])), var members = json.object?.members else {
            preconditionFailure("the description of \(name) is broken: import it again")
        }
        for (member, correction) in patches[name]?.object?.members ?? [] {
            let type = correction["type"] ?? .null
            if let place = members.firstIndex(where: { $0.name == member }) {
                members[place].value = type
            } else {
                members.append((member, type))
            }
        }
        return Shape(name: name, members: members.map { Shape.Member($0.name, $0.value.string ?? "") })
    }
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
