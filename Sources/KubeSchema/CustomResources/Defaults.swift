package import CloudWire

extension JSON {
    /// A custom resource with the default values of its schema.
    ///
    /// A null where the schema allows none counts as absent: the default stands for it, or nothing.
    package func defaulted(by schema: SchemaNode) -> JSON {
        switch (self, schema.form) {
        case (.object(let object), .object), (.object(let object), .map): .object(object.defaulted(by: schema))
        case (.array(let elements), .list):
            .array(elements.map { value in schema.element.map(value.defaulted) ?? value })
        default: self
        }
    }
}

extension JSONObject {
    fileprivate func defaulted(by schema: SchemaNode) -> JSONObject {
        var filled = self
        for member in members {
            guard member.value == .null, let next = schema.member(member.name), !next.isNullable else { continue }
            filled[member.name] = nil
        }
        for name in schema.fieldNames where filled[name] == nil {
            filled[name] = schema.member(name)?.defaultValue
        }
        // A default may be an object that lacks fields with defaults of their own.
        for place in filled.members.indices {
            guard let next = schema.member(filled.members[place].name) else { continue }
            filled.members[place].value = filled.members[place].value.defaulted(by: next)
        }
        return filled
    }
}
