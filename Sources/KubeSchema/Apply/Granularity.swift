import CloudWire
import KubeObjects

/// In which parts server-side apply owns a value.
enum Granularity: Equatable {
    /// As a whole.
    case leaf
    /// Each member of an object or map by itself.
    case members
    /// Each element of a list by itself.
    case elements

    /// What the schema says; where it says nothing, objects are owned by members and anything else as a whole.
    init(_ schema: SchemaNode?, of value: JSON?) {
        switch schema?.form {
        case .object?, .map?: self = schema?.isAtomic == true ? .leaf : .members
        case .list?: self = schema?.listType == .atomic ? .leaf : .elements
        case .anything?, nil: self = value?.object != nil && schema?.isAtomic != true ? .members : .leaf
        default: self = .leaf
        }
    }

    /// For two values of one place, which may be of different kinds where no schema forbids it.
    init(_ schema: SchemaNode?, of one: JSON?, and other: JSON?) {
        let left = one.map { Granularity(schema, of: $0) }
        let right = other.map { Granularity(schema, of: $0) }
        self = if let left, let right, left != right { .leaf } else { left ?? right ?? .leaf }
    }
}

extension SchemaNode {
    /// Whether this is an object that has a field of that name.
    func declares(_ name: String) -> Bool { form == .object && member(name) != nil }

    /// The schema of what a path element leads to.
    func child(_ element: PathElement) -> SchemaNode? {
        if case .field(let name) = element { return member(name) }
        return self.element
    }

    /// What identifies an element of a list.
    func identity(of value: JSON) throws(InvalidElement) -> PathElement {
        guard case .map(let keys) = listType else { return try setIdentity(of: value) }
        guard value != .null else {
            throw InvalidElement(reason: "associative list with keys may not have a null element")
        }
        guard value.object != nil else {
            throw InvalidElement(reason: "associative list with keys may not have non-map elements")
        }
        var members: [(name: String, value: JSON)] = []
        for key in keys.sorted() {
            guard let part = value[key] ?? element?.member(key)?.defaultValue else {
                throw InvalidElement(
                    reason: "associative list with keys has an element that omits key field \"\(key)\" "
                        + "(and doesn't have default value)"
                )
            }
            members.append((key, part))
        }
        return .key(JSONObject(members))
    }

    private func setIdentity(of value: JSON) throws(InvalidElement) -> PathElement {
        switch value {
        case .object: throw InvalidElement(reason: "associative list without keys has an element that's a map type")
        case .array: throw InvalidElement(reason: "not supported: associative list with lists as elements")
        case .null: throw InvalidElement(reason: "associative list without keys has an element that's an explicit null")
        default: return .value(value)
        }
    }

    /// The elements of a list with what identifies them; those that nothing identifies are left out.
    func identified(_ list: JSON?) -> [(identity: PathElement, value: JSON)] {
        (list?.array ?? []).compactMap { value in
            do { return (try identity(of: value), value) } catch { return nil }
        }
    }
}

/// Why an element cannot stand in a list whose elements are owned one by one.
struct InvalidElement: Error {
    var reason: String
}
