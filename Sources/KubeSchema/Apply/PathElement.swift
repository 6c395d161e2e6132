package import CloudWire

/// One step on the way to a field, as server-side apply names it.
package enum PathElement: Hashable, Sendable {
    /// A member of an object or map.
    case field(String)
    /// An element of a list, by its keys in the order of their names.
    case key(JSONObject)
    /// An element of a set, by its value.
    case value(JSON)
    /// An element of a list, by its place.
    case index(Int)
}

extension PathElement {
    /// Reads an element as `fieldsV1` writes it; nil for one of a kind not known.
    init?(wire: String) {
        let text = wire.dropFirst(2)
        switch wire.prefix(2) {
        case "f:": self = .field(String(text))
        case "k:":
            guard let keys = Self.parse(text)?.object else { return nil }
            self = .key(JSONObject(keys.members.sorted { $0.name < $1.name }))
        case "v:":
            guard let value = Self.parse(text) else { return nil }
            self = .value(value)
        case "i:":
            guard let place = Int(text) else { return nil }
            self = .index(place)
        default: return nil
        }
    }

    /// The element as `fieldsV1` writes it.
    var wire: String {
        switch self {
        case .field(let name): "f:\(name)"
        case .key(let keys): "k:\(JSON.object(keys).text)"
        case .value(let value): "v:\(value.text)"
        case .index(let place): "i:\(place)"
        }
    }

    private static func parse(_ text: Substring) -> JSON? {
        do { return try JSONParser.parse(Array(text.utf8)) } catch { return nil }
    }
}

extension PathElement: CustomStringConvertible {
    /// The element as messages write it: `.spec`, `[name="web"]`.
    package var description: String {
        switch self {
        case .field(let name): ".\(name)"
        case .key(let keys): "[" + keys.members.map { "\($0.name)=\($0.value.text)" }.joined(separator: ",") + "]"
        case .value(let value): "[=\(value.text)]"
        case .index(let place): "[\(place)]"
        }
    }
}

extension PathElement: Comparable {
    /// Members go before keys, keys before values, values before places.
    package static func < (left: PathElement, right: PathElement) -> Bool {
        switch (left, right) {
        case (.field(let left), .field(let right)): goesBefore(left, right)
        case (.key(let left), .key(let right)): goesBefore(left, right)
        case (.value(let left), .value(let right)): goesBefore(left, right)
        case (.index(let left), .index(let right)): left < right
        default: left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .field: 0
        case .key: 1
        case .value: 2
        case .index: 3
        }
    }

    /// Go orders texts by their bytes.
    private static func goesBefore(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private static func goesBefore(_ left: JSONObject, _ right: JSONObject) -> Bool {
        for (one, other) in zip(left.members, right.members) {
            if one.name != other.name { return goesBefore(one.name, other.name) }
            if one.value != other.value { return goesBefore(one.value, other.value) }
        }
        return left.members.count < right.members.count
    }

    private static func goesBefore(_ left: JSON, _ right: JSON) -> Bool {
        switch (left, right) {
        case (.int(let left), .int(let right)): left < right
        case (.string(let left), .string(let right)): goesBefore(left, right)
        case (.bool(let left), .bool(let right)): !left && right
        default: valueRank(left) < valueRank(right)
        }
    }

    private static func valueRank(_ value: JSON) -> Int {
        switch value {
        case .int, .double: 0
        case .string: 1
        case .bool: 2
        case .array: 3
        case .object: 4
        case .null: 5
        }
    }
}
