package import CloudWire
package import KubeObjects

/// A merge patch that merges lists by the keys that the schema declares, and knows directives.
package enum StrategicMergePatch {
    /// Applies a patch, which must be an object.
    ///
    /// Kinds without a schema have no such patch: whoever calls answers those with 415.
    package static func apply(_ patch: JSON, to object: JSON, schema: SchemaNode) throws(StatusError) -> JSON {
        if patch == .null { return object }
        guard let changes = patch.object else {
            throw .badRequest(
                "json: cannot unmarshal \(patch.goKind) into Go value of type map[string]interface {}"
            )
        }
        return try merge(changes, into: object.object ?? JSONObject(), schema)
    }

    static func merge(_ patch: JSONObject, into original: JSONObject, _ schema: SchemaNode?) throws(StatusError) -> JSON
    {
        if let directive = patch[PatchDirective.marker] { return try obey(directive, patch) }
        var patch = patch
        var result = try retainKeys(&patch, in: original)
        try mergeOrderedLists(of: &patch, into: &result, schema)
        for change in patch.members { try merge(change, into: &result, schema) }
        return .object(result)
    }

    private static func obey(_ directive: JSON, _ patch: JSONObject) throws(StatusError) -> JSON {
        switch directive {
        case "replace":
            var replacement = patch
            replacement[PatchDirective.marker] = nil
            return withoutDirectives(.object(replacement)) ?? .object(JSONObject())
        case "delete": return .object(JSONObject())
        default: throw unknownPatchType(directive, patch)
        }
    }

    static func unknownPatchType(_ type: JSON, _ patch: JSONObject) -> StatusError {
        .unclassified("unknown patch type: \(type.goText) in map: \(JSON.object(patch).goText)")
    }

    /// Keeps only the members that a `$retainKeys` names, which all members of the patch must be among.
    private static func retainKeys(
        _ patch: inout JSONObject,
        in original: JSONObject
    ) throws(StatusError) -> JSONObject {
        guard let directive = patch[PatchDirective.retainKeys] else { return original }
        patch[PatchDirective.retainKeys] = nil
        let kept = Set((directive.array ?? []).compactMap(\.string))
        let isCovered = patch.members.allSatisfy { member in
            member.value == .null || kept.contains(member.name) || member.name.hasPrefix(PatchDirective.deletion)
                || member.name.hasPrefix(PatchDirective.order)
        }
        guard directive.array != nil, isCovered else { throw .badRequest("invalid patch format of retainKeys") }
        return JSONObject(original.members.filter { kept.contains($0.name) })
    }

    private static func merge(
        _ change: (name: String, value: JSON),
        into result: inout JSONObject,
        _ schema: SchemaNode?
    ) throws(StatusError) {
        let deletedList = PatchDirective.list(of: PatchDirective.deletion, in: change.name)
        if deletedList == "" { throw .badRequest("invalid patch format of primitive list") }
        let name = deletedList ?? change.name
        if case .null = change.value { return result[name] = nil }
        let field = schema?.member(name)
        switch (result[name], change.value) {
        case (.object(let old)?, .object(let new)) where field?.patchStrategies.contains(.replace) != true:
            result[name] = try merge(new, into: old, field)
        case (.array(let old)?, .array(let new)):
            result[name] = .array(try ListMerge(field).merge(new, into: old, isDeletion: deletedList != nil))
        default:
            // Deleting from a list that is not there changes nothing.
            if deletedList == nil { result[name] = withoutDirectives(change.value) }
        }
    }

    /// What a part of a patch leaves where it meets nothing to merge with; nil where it only was a directive.
    static func withoutDirectives(_ value: JSON) -> JSON? {
        switch value {
        case .array(let elements): return .array(elements.compactMap(withoutDirectives))
        case .object(let object):
            guard object[PatchDirective.marker] == nil else { return nil }
            var result = JSONObject()
            for member in object.members where member.value != .null && !member.name.hasPrefix("$") {
                if let value = withoutDirectives(member.value) { result.members.append((member.name, value)) }
            }
            return .object(result)
        default: return value
        }
    }
}

// MARK: Lists with a given order

extension StrategicMergePatch {
    private static func mergeOrderedLists(
        of patch: inout JSONObject,
        into result: inout JSONObject,
        _ schema: SchemaNode?
    ) throws(StatusError) {
        for directive in patch.members {
            guard let name = PatchDirective.list(of: PatchDirective.order, in: directive.name) else { continue }
            guard !name.isEmpty else { throw .badRequest("invalid patch format of setElementOrder list") }
            patch[directive.name] = nil
            let order = try list(directive.value)
            let new = try patch[name].map { value throws(StatusError) in try list(value) }
            let old = try result[name].map { value throws(StatusError) in try list(value) }
            guard new != nil || old != nil else { continue }
            let merge = ListMerge(schema?.member(name))
            result[name] = .array(try merge.merge(new, into: old, order: order))
            patch[name] = nil
        }
    }

    private static func list(_ json: JSON) throws(StatusError) -> [JSON] {
        guard let list = json.array else {
            throw .unclassified("expected a []interface {}, but received a \(json.goType)")
        }
        return list
    }
}
