package import CloudWire

/// What to do about fields a kind does not have, and fields said twice: the `fieldValidation` of a request.
package enum FieldValidation: String, Hashable, Sendable {
    case ignore = "Ignore"
    case warn = "Warn"
    case strict = "Strict"

    /// The texts of strict decoding: `unknown field "spec.foo"`, `duplicate field "spec.replicas"`.
    ///
    /// A request refused for them says `strict decoding error: ` and the texts joined by commas; a warning is one text.
    package static func unknownFields(in object: JSON, schema: SchemaNode) -> [String] {
        var search = UnknownFieldSearch(seesIntoAnything: schema.definitionName == nil)
        search.visit(object, schema, at: "")
        guard schema.definitionName == nil else { return search.found.map(\.text) }
        // The text of a custom resource is searched for what is said twice before its schema is looked at.
        let duplicates = search.found.filter(\.isDuplicate).map(\.text)
        return duplicates + search.found.filter { !$0.isDuplicate }.map(\.text).sorted()
    }

    /// What strict decoding says of all such fields together.
    package static func strictError(_ texts: [String]) -> String {
        "strict decoding error: \(texts.joined(separator: ", "))"
    }
}

/// A walk that notes the fields a schema does not have.
private struct UnknownFieldSearch {
    struct Finding: Hashable {
        var isDuplicate: Bool
        var path: String

        var text: String { "\(isDuplicate ? "duplicate" : "unknown") field \"\(path)\"" }
    }

    /// The decoder stops to count here.
    static let findingsMax = 100

    private(set) var found: [Finding] = []
    private var known: Set<Finding> = []
    /// Kinds of the server's own keep what may be anything as bytes; custom resources are read as a whole.
    let seesIntoAnything: Bool

    init(seesIntoAnything: Bool) { self.seesIntoAnything = seesIntoAnything }

    mutating func visit(_ value: JSON, _ schema: SchemaNode, at path: String) {
        guard seesIntoAnything || schema.form != .anything else { return }
        switch value {
        case .object(let object): visit(object, schema, at: path)
        case .array(let elements):
            guard let element = schema.form == .anything ? schema : schema.element else { return }
            for (place, value) in elements.enumerated() { visit(value, element, at: "\(path)[\(place)]") }
        default: break
        }
    }

    private mutating func visit(_ object: JSONObject, _ schema: SchemaNode, at path: String) {
        var seen: Set<String> = []
        for member in object.members {
            let memberPath = path.isEmpty ? member.name : "\(path).\(member.name)"
            let memberSchema = schema.member(member.name)
            if memberSchema != nil || schema.keepsUnknownFields {
                if !seen.insert(member.name).inserted { note(Finding(isDuplicate: true, path: memberPath)) }
            } else if schema.form == .object {
                note(Finding(isDuplicate: false, path: memberPath))
            }
            if let next = memberSchema ?? (schema.form == .anything ? schema : nil) {
                visit(member.value, next, at: memberPath)
            }
        }
    }

    private mutating func note(_ finding: Finding) {
        guard found.count < Self.findingsMax, known.insert(finding).inserted else { return }
        found.append(finding)
    }
}
