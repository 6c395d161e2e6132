package import CloudWire

extension JSON {
    /// The value at the end of a path of member names; setting makes the objects on the way, and nil removes.
    package subscript(path path: [String]) -> JSON? {
        get {
            var value: JSON? = self
            for name in path { value = value?[name] }
            return value
        }
        set {
            guard let first = path.first else { return self = newValue ?? .null }
            var object = self.object ?? JSONObject()
            if path.count == 1 {
                object[first] = newValue
            } else {
                var child = object[first] ?? .object(JSONObject())
                // Removing what is not there makes nothing on the way.
                if newValue == nil, child[path: Array(path.dropFirst())] == nil { return }
                child[path: Array(path.dropFirst())] = newValue
                object[first] = child
            }
            self = .object(object)
        }
    }

    package subscript(path path: String...) -> JSON? {
        get { self[path: path] }
        set { self[path: path] = newValue }
    }

    /// The members as a dictionary of texts, as labels and annotations are.
    package var texts: [String: String] {
        var texts: [String: String] = [:]
        for member in object?.members ?? [] { texts[member.name] = member.value.string }
        return texts
    }

    /// Texts as an object whose members are sorted by name.
    package static func texts(_ texts: [String: String]) -> JSON {
        .object(JSONObject(texts.sorted { $0.key < $1.key }.map { (name: $0.key, value: .string($0.value)) }))
    }

    /// Whether both say the same, whatever the order of their members.
    package func isSame(as other: JSON) -> Bool {
        switch (self, other) {
        case (.object(let left), .object(let right)):
            left.members.count == right.members.count
                && left.members.allSatisfy { member in right[member.name].map(member.value.isSame) ?? false }
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
        default:
            self == other
        }
    }
}
