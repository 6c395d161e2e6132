import CloudWire
import KubeObjects

/// Removes a set of fields from an object.
struct FieldRemoval {
    /// The object without the fields; what loses all its members becomes null, as with the real server.
    func remove(_ set: FieldSet, from object: JSON, _ schema: SchemaNode?) -> JSON {
        guard !set.isEmpty else { return object }
        switch Granularity(schema, of: object) {
        case .leaf: return object
        case .members: return removeMembers(set, from: object, schema)
        case .elements: return removeElements(set, from: object, schema)
        }
    }

    private func removeMembers(_ set: FieldSet, from value: JSON, _ schema: SchemaNode?) -> JSON {
        guard let object = value.object, !object.members.isEmpty else { return value }
        let kept = object.members.filter { !set[.field($0.name)].isMember }
        let members = kept.map { member in
            let children = set[.field(member.name)].children
            return (name: member.name, value: remove(children, from: member.value, schema?.member(member.name)))
        }
        return members.isEmpty ? .null : .object(JSONObject(members))
    }

    private func removeElements(_ set: FieldSet, from value: JSON, _ schema: SchemaNode?) -> JSON {
        guard let schema, value.array?.isEmpty == false else { return value }
        let kept = schema.identified(value).filter { !set[$0.identity].isMember }
        let elements = kept.map { remove(set[$0.identity].children, from: $0.value, schema.element) }
        return elements.isEmpty ? .null : .array(elements)
    }

    /// The object as it is stored: without the nulls and empty maps and lists that a configuration may hold.
    ///
    /// What the live object has of them stays.
    func removeHollows(from value: JSON, live: JSON?, _ schema: SchemaNode?) -> JSON {
        switch value {
        case .object(let object): return .object(removeHollows(from: object, live: live, schema))
        case .array(let elements):
            guard let schema, Granularity(schema, of: value) == .elements else { return value }
            let before = Dictionary(schema.identified(live).map { ($0.identity, $0.value) }) { first, _ in first }
            return .array(
                zip(elements, schema.identified(value)).map { element, identified in
                    removeHollows(from: element, live: before[identified.identity], schema.element)
                }
            )
        default: return value
        }
    }

    private func removeHollows(from object: JSONObject, live: JSON?, _ schema: SchemaNode?) -> JSONObject {
        var result = JSONObject()
        for (name, value) in object.members where live?[name] == value || !isHollow(value, name, schema) {
            let value = removeHollows(from: value, live: live?[name], schema?.member(name))
            result.members.append((name, value))
        }
        // An inner struct remains though nothing is left in it.
        for name in schema.map(PresentMembers.present) ?? [] where live?[name]?.object != nil && result[name] == nil {
            result.members.append((name, .object(JSONObject())))
        }
        return result
    }

    /// Built-in kinds leave out maps and lists without content; custom resources stay as they are written.
    private func isHollow(_ value: JSON, _ name: String, _ schema: SchemaNode?) -> Bool {
        if value == .null { return true }
        guard let schema, schema.definitionName != nil, !schema.requiredNames.contains(name) else { return false }
        return switch schema.member(name)?.form {
        case .map: value.object?.members.isEmpty == true
        case .list: value.array?.isEmpty == true
        default: false
        }
    }
}
