import CloudWire
import KubeObjects

/// What makes a configuration no object of its kind, in the words of structured-merge-diff.
struct ConfigurationCheck {
    private(set) var faults: [String] = []

    init(_ configuration: JSON, schema: SchemaNode) { check(configuration, schema, at: []) }

    /// All faults as one text; nil where there are none.
    var text: String? {
        switch faults.count {
        case 0: nil
        case 1: faults[0]
        default: (["errors:"] + faults.map { "  \($0)" }).joined(separator: "\n")
        }
    }

    private mutating func fault(_ reason: String, at path: [PathElement]) {
        let place = path.map(\.description).joined()
        faults.append(place.isEmpty ? reason : "\(place): \(reason)")
    }

    private mutating func check(_ value: JSON, _ schema: SchemaNode?, at path: [PathElement]) {
        guard let schema, value != .null else { return }
        switch schema.form {
        case .object, .map: checkMembers(value, schema, at: path)
        case .list: checkElements(value, schema, at: path)
        case .anything: break
        default: checkScalar(value, schema.form, at: path)
        }
    }

    private mutating func checkMembers(_ value: JSON, _ schema: SchemaNode, at path: [PathElement]) {
        guard let object = value.object else { return fault("expected map, got \(shown(value))", at: path) }
        for member in object.members {
            let place = path + [.field(member.name)]
            if schema.form == .object, schema.member(member.name) == nil, !schema.keepsUnknownFields {
                fault("field not declared in schema", at: place)
            } else {
                check(member.value, schema.member(member.name), at: place)
            }
        }
    }

    private mutating func checkElements(_ value: JSON, _ schema: SchemaNode, at path: [PathElement]) {
        guard let elements = value.array else { return fault("expected list, got \(shown(value))", at: path) }
        var seen: Set<PathElement> = []
        for (place, element) in elements.enumerated() {
            guard schema.listType != .atomic else {
                check(element, schema.element, at: path + [.index(place)])
                continue
            }
            do {
                let identity = try schema.identity(of: element)
                if !seen.insert(identity).inserted { fault("duplicate entries for key \(identity)", at: path) }
                check(element, schema.element, at: path + [identity])
            } catch {
                fault("element \(place): \(error.reason)", at: path)
            }
        }
    }

    private mutating func checkScalar(_ value: JSON, _ form: SchemaNode.Form, at path: [PathElement]) {
        switch (form, value) {
        case (.string, .string), (.time, .string), (.boolean, .bool), (.integer, .int): break
        case (.number, .int), (.number, .double): break
        case (.intOrString, .array), (.intOrString, .object), (.quantity, .array), (.quantity, .object):
            fault("expected any scalar, got \(shown(value))", at: path)
        case (.intOrString, _), (.quantity, _): break
        case (.integer, _), (.number, _): fault("expected numeric (int or float), got \(value.goType)", at: path)
        case (.boolean, _): fault("expected boolean, got \(shown(value))", at: path)
        default: fault("expected string, got &value.valueUnstructured{Value:\(value.goSyntax)}", at: path)
        }
    }

    private func shown(_ value: JSON) -> String { "&{\(value.goText)}" }
}
