package import CloudWire
package import KubeObjects

/// A patch that looks like the object it changes (RFC 7386): null removes, lists are replaced.
package enum MergePatch {
    /// Applies a patch, which must be an object.
    package static func apply(_ patch: JSON, to document: JSON) throws(StatusError) -> JSON {
        guard patch != .null else { throw .badRequest("Invalid JSON Patch") }
        guard patch.object != nil else {
            throw .badRequest(JSONPatch.decodingError(patch, type: "map[string]interface {}"))
        }
        return merge(patch, into: document)
    }

    private static func merge(_ patch: JSON, into target: JSON) -> JSON {
        guard let changes = patch.object else { return withoutNulls(patch) }
        var result = target.object ?? JSONObject()
        for change in changes.members {
            if case .null = change.value {
                result[change.name] = nil
            } else {
                result[change.name] = merge(change.value, into: result[change.name] ?? .null)
            }
        }
        return .object(result)
    }

    /// Unlike the standard says, the real server removes the null members of objects in lists; null elements stay.
    private static func withoutNulls(_ value: JSON) -> JSON {
        guard let elements = value.array else { return value }
        return .array(elements.map { $0.object == nil ? withoutNulls($0) : merge($0, into: .null) })
    }
}
