package import CloudWire
package import KubeObjects

/// Finds values of the wrong type, as decoding into the kind's Go type does, and says so in the decoder's words.
package struct TypeCheck {
    /// Ends the walk: types that read themselves are not waited for.
    private struct Refusal: Error {
        var text: String
    }

    /// The first thing wrong; decoding goes on after most faults.
    private var fault: String?
    /// The struct that has the field being read, and the fields on the way from the top.
    private var structName: String?
    private var fields: [String] = []

    /// Why an object cannot be read as its kind; nil where it can.
    package static func failure(_ object: JSON, as kind: GroupVersionKind, schema: SchemaNode) -> StatusError? {
        // Of a custom resource only the metadata has a type in Go.
        let isCustom = schema.definitionName == nil
        guard let checked = isCustom ? schema.member("metadata") : schema,
            let text = fault(in: isCustom ? object["metadata"] ?? .null : object, schema: checked)
        else { return nil }
        return .unreadable(kind, text)
    }

    /// What decoding says is wrong: `json: cannot unmarshal …`.
    package static func fault(in value: JSON, schema: SchemaNode) -> String? {
        var check = TypeCheck()
        do throws(Refusal) {
            try check.visit(value, schema)
            return check.fault
        } catch {
            return error.text
        }
    }

    private mutating func visit(_ value: JSON, _ schema: SchemaNode) throws(Refusal) {
        guard value != .null else { return }
        switch schema.form {
        case .anything: break
        case .time, .quantity, .intOrString: try visitReader(value, schema)
        case .object, .map: try visitMembers(value, schema)
        case .list: try visitElements(value, schema)
        case .string, .integer, .number, .boolean: visitPlain(value, schema)
        }
    }

    /// Types that read their own text.
    private mutating func visitReader(_ value: JSON, _ schema: SchemaNode) throws(Refusal) {
        let text: String? =
            switch (schema.form, value) {
            case (.time, .string(let text)): TimeText(isMicro: schema.isMicroTime).fault(in: text)
            case (.time, _): mismatch(value, "string")
            case (.quantity, .string(let text)): QuantityText.fault(in: text)
            case (.quantity, _): QuantityText.fault(in: value.text)
            case (.intOrString, .string): nil
            case (.intOrString, .int(let number)) where Int32(exactly: number) != nil: nil
            default: mismatch(value, "int32", showsNumber: true)
            }
        if let text { throw Refusal(text: text) }
    }

    private mutating func visitMembers(_ value: JSON, _ schema: SchemaNode) throws(Refusal) {
        guard case .object(let object) = value else { return note(mismatch(value, schema.goType)) }
        let outerStruct = structName
        for member in object.members {
            guard let next = schema.member(member.name) else { continue }
            guard schema.form == .object else {
                try visit(member.value, next)
                continue
            }
            structName = schema.structName
            fields.append(member.name)
            try visit(member.value, next)
            fields.removeLast()
            structName = outerStruct
        }
    }

    private mutating func visitElements(_ value: JSON, _ schema: SchemaNode) throws(Refusal) {
        guard case .array(let elements) = value else { return note(mismatch(value, schema.goType)) }
        guard let element = schema.element else { return }
        for value in elements { try visit(value, element) }
    }

    private mutating func visitPlain(_ value: JSON, _ schema: SchemaNode) {
        switch (schema.form, value) {
        case (.string, .string(let text)):
            if schema.format == "byte", let offset = Base64Text.faultOffset(in: text) {
                note("illegal base64 data at input byte \(offset)")
            }
        case (.boolean, .bool), (.number, .int), (.number, .double): break
        case (.integer, .int(let number)) where schema.format != "int32" || Int32(exactly: number) != nil: break
        default: note(mismatch(value, schema.goType, showsNumber: schema.form == .integer))
        }
    }

    private mutating func note(_ text: String) {
        fault = fault ?? text
    }

    private func mismatch(_ value: JSON, _ type: String, showsNumber: Bool = false) -> String {
        let place = structName.map { "struct field \($0).\(fields.joined(separator: "."))" } ?? "value"
        return "json: cannot unmarshal \(value.jsonType(showsNumber)) into Go \(place) of type \(type)"
    }
}

extension JSON {
    fileprivate func jsonType(_ showsNumber: Bool) -> String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        case .int, .double: showsNumber ? "number \(text)" : "number"
        }
    }
}

extension SchemaNode {
    fileprivate var isMicroTime: Bool { definitionName?.hasSuffix(".MicroTime") ?? false }

    /// The Go struct's name without its package.
    fileprivate var structName: String? { definitionName?.split(separator: ".").last.map(String.init) }

    /// The Go type as the decoder names it.
    var goType: String {
        if let namedGoType { return namedGoType }
        switch form {
        case .string: return format == "byte" ? "[]uint8" : "string"
        case .integer: return format ?? "int"
        case .number: return "float64"
        case .boolean: return "bool"
        case .list: return "[]" + (element?.goType ?? "interface {}")
        case .map: return "map[string]" + (member("")?.goType ?? "interface {}")
        case .object, .time, .quantity, .intOrString, .anything:
            let parts = definitionName?.split(separator: ".").suffix(2) ?? []
            return parts.isEmpty ? "interface {}" : parts.joined(separator: ".")
        }
    }
}
