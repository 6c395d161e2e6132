package import CloudWire

extension JSON {
    /// The value as the server keeps it: without unknown fields, and with the last of what is said twice.
    ///
    /// A type of the server's own keeps no null either, there null is as good as absent, and no empty map or list but
    /// those it requires: Go leaves them out.
    package func pruned(to schema: SchemaNode) -> JSON {
        pruned(to: schema, keepsNulls: true)
    }

    private func pruned(to schema: SchemaNode, keepsNulls: Bool) -> JSON {
        // The metadata of a custom resource is such a type inside another.
        let keepsNulls = keepsNulls && schema.definitionName == nil
        return switch (self, schema.form) {
        case (_, .anything): self
        case (.object(let object), .object), (.object(let object), .map):
            .object(object.pruned(to: schema, keepsNulls: keepsNulls))
        case (.array(let elements), .list):
            .array(
                elements.map { value in
                    schema.element.map { value.kept(as: $0, keepsNulls: keepsNulls) ?? value } ?? value
                }
            )
        default: self
        }
    }

    /// The value as an element of a list or map, where the decoder makes the type's zero of null; nil where it is gone.
    fileprivate func kept(as schema: SchemaNode, keepsNulls: Bool) -> JSON? {
        guard self == .null, !keepsNulls else { return pruned(to: schema, keepsNulls: keepsNulls) }
        return switch schema.form {
        case .string: ""
        case .object: [:]
        case .anything: .null
        default: nil
        }
    }
}

extension JSONObject {
    fileprivate func pruned(to schema: SchemaNode, keepsNulls: Bool) -> JSONObject {
        var kept = JSONObject()
        for member in members {
            guard let next = schema.member(member.name) else {
                if schema.keepsUnknownFields { kept[member.name] = member.value }
                continue
            }
            let isGone = member.value == .null && !keepsNulls && schema.form == .object && next.form != .anything
            let value = isGone ? nil : member.value.kept(as: next, keepsNulls: keepsNulls)
            kept[member.name] = !keepsNulls && Self.isLeftOut(value, member.name, next, of: schema) ? nil : value
        }
        return kept
    }

    private static func isLeftOut(_ value: JSON?, _ name: String, _ schema: SchemaNode, of parent: SchemaNode) -> Bool {
        guard parent.form == .object, !parent.requiredNames.contains(name) else { return false }
        return switch (value, schema.form) {
        case (.object(let object), .map): object.members.isEmpty
        case (.array(let elements), .list): elements.isEmpty
        default: false
        }
    }
}
