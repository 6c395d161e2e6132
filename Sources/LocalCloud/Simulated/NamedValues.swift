package import CloudWire

/// What a script has given names to; `$name` stands for it.
package struct NamedValues {
    private var values: [String: JSON] = [:]

    package init() {}

    package subscript(name: String) -> JSON? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// A value with every name replaced.
    package func filled(_ json: JSON) -> JSON {
        switch json {
        case .string(let text): return filled(text)
        case .array(let elements): return .array(elements.map(filled))
        case .object(let object):
            return .object(JSONObject(object.members.map { ($0.name, filled($0.value)) }))
        default: return json
        }
    }

    /// A text that is nothing but a name becomes the value, whatever its type.
    private func filled(_ text: String) -> JSON {
        if text.hasPrefix("$"), let value = values[String(text.dropFirst())] { return value }
        // Longer names first, as one may begin with another.
        let names = values.keys.sorted { $0.count > $1.count }
        return .string(names.reduce(text) { $0.replacing("$" + $1, with: Self.text(values[$1] ?? .null)) })
    }

    /// A text as it is, any other value as JSON.
    package static func text(_ json: JSON) -> String { json.string ?? json.text }
}

extension JSON {
    /// The value at a path of names and places, written with dots or, where names have dots, as a list.
    package func value(at path: JSON?) -> JSON? {
        guard let path else { return self }
        let names =
            path.array?.map(NamedValues.text) ?? NamedValues.text(path).split(separator: ".").map(String.init)
        return names.reduce(Optional(self)) { value, name in
            guard let place = Int(name), let elements = value?.array else { return value?[name] }
            return elements.indices.contains(place) ? elements[place] : nil
        }
    }
}
