package import CloudWire
package import KubeObjects

/// Checks a custom resource against the `openAPIV3Schema` of its definition.
///
/// Rules in the Common Expression Language (`x-kubernetes-validations`) are not evaluated.
package struct CustomResourceCheck {
    private(set) var errors: [FieldError] = []

    /// Everything wrong with a custom resource, in the order of its schema's fields.
    package static func errors(in object: JSON, schema: JSON) -> [FieldError] {
        var check = CustomResourceCheck()
        check.visit(object, schema, at: "")
        return check.errors
    }

    private mutating func visit(_ value: JSON, _ schema: JSON, at path: String) {
        if value == .null, schema["nullable"] == true { return }
        guard checkType(value, schema, at: path) else { return }
        if let allowed = schema["enum"]?.array, !allowed.contains(where: { $0.isSame(as: value) }) {
            let texts = allowed.map { $0.string ?? $0.text }
            errors.append(.unsupported(path, value, supported: texts))
        }
        errors += ValueLimits(path: path, schema: schema).errors(in: value)
        switch value {
        case .object(let object): visitMembers(object, schema, at: path)
        case .array(let elements): visitElements(elements, schema, at: path)
        default: break
        }
        checkChoices(value, schema, at: path)
    }

    /// Whether the value has the schema's type, so that the rest is worth a look.
    private mutating func checkType(_ value: JSON, _ schema: JSON, at path: String) -> Bool {
        let types: [String] =
            if schema["x-kubernetes-int-or-string"] == true { ["integer", "string"] } else {
                [schema["type"]?.string].compactMap { $0 }
            }
        let found = value.schemaType
        guard !types.isEmpty, !types.contains(found), !(found == "integer" && types == ["number"]) else { return true }
        let detail = "\(path) in body must be of type \(types.joined(separator: ",")): \"\(found)\""
        errors.append(.typeInvalid(path, .string(found), detail))
        return false
    }

    private mutating func visitMembers(_ object: JSONObject, _ schema: JSON, at path: String) {
        let prefix = path.isEmpty ? "" : path + "."
        for name in (schema["required"]?.array ?? []).compactMap(\.string) where object[name] == nil {
            errors.append(.required(prefix + name))
        }
        let fields = schema["properties"]
        for field in fields?.object?.members ?? [] {
            // The server checks the metadata of every object by rules of its own.
            if path.isEmpty, ["apiVersion", "kind", "metadata"].contains(field.name) { continue }
            if let value = object[field.name] { visit(value, field.value, at: prefix + field.name) }
        }
        guard let values = schema["additionalProperties"], values.object != nil else { return }
        for member in object.members where fields?[member.name] == nil {
            visit(member.value, values, at: prefix + member.name)
        }
    }

    private mutating func visitElements(_ elements: [JSON], _ schema: JSON, at path: String) {
        if let element = schema["items"] {
            for (place, value) in elements.enumerated() { visit(value, element, at: "\(path)[\(place)]") }
        }
        errors += ListKeys(schema: schema).duplicates(in: elements, at: path)
    }

    private mutating func checkChoices(_ value: JSON, _ schema: JSON, at path: String) {
        func matches(_ choice: JSON) -> Bool {
            var check = CustomResourceCheck()
            check.visit(value, choice, at: path)
            return check.errors.isEmpty
        }
        for part in schema["allOf"]?.array ?? [] { visit(value, part, at: path) }
        let name = path.isEmpty ? "\"\"" : path
        if let choices = schema["anyOf"]?.array, !choices.contains(where: matches) {
            errors.append(.invalid(path, value, "\(name) in body must validate at least one schema (anyOf)"))
        }
        if let choices = schema["oneOf"]?.array {
            let count = choices.filter(matches).count
            let found = count == 0 ? "Found none valid" : "Found \(count) valid alternatives"
            if count != 1 {
                let text = "\(name) in body must validate one and only one schema (oneOf). \(found)"
                errors.append(.invalid(path, value, text))
            }
        }
        if let refused = schema["not"], matches(refused) {
            errors.append(.invalid(path, value, "\(name) in body must not validate the schema (not)"))
        }
    }
}

extension JSON {
    /// The type as a schema names it.
    fileprivate var schemaType: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .int: "integer"
        case .double(let value): value == value.rounded() ? "integer" : "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}

/// What makes an element of a list the same as another.
private struct ListKeys {
    let schema: JSON

    func duplicates(in elements: [JSON], at path: String) -> [FieldError] {
        guard let key = key else { return [] }
        var seen: [JSON] = []
        return elements.enumerated().compactMap { place, element in
            let identity = key(element)
            defer { seen.append(identity) }
            return seen.contains(where: identity.isSame) ? .duplicate("\(path)[\(place)]", identity) : nil
        }
    }

    private var key: ((JSON) -> JSON)? {
        switch schema["x-kubernetes-list-type"]?.string {
        case "set": return { $0 }
        case "map":
            let names = (schema["x-kubernetes-list-map-keys"]?.array ?? []).compactMap(\.string)
            return { element in
                .object(JSONObject(names.compactMap { name in element[name].map { (name: name, value: $0) } }))
            }
        default: return nil
        }
    }
}
