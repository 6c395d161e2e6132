import CloudWire
package import KubeObjects

/// Which fields an object must have: the text of a `fieldSelector` parameter.
package struct FieldSelector: Hashable, Sendable {
    /// One field compared with a text.
    package struct Requirement: Hashable, Sendable {
        package var field: String
        package var value: String
        package var isEqual: Bool
    }

    package var requirements: [Requirement]

    /// Reads `metadata.name=a,status.phase!=Running`.
    package init(parsing text: String) throws(StatusError) {
        requirements = []
        for clause in Self.clauses(text) {
            guard let requirement = Self.requirement(clause) else {
                throw .badRequest("invalid selector: '\(text)'; can't understand '\(clause)'")
            }
            requirements.append(requirement)
        }
    }

    /// Reads the text for objects of one kind, which must know its fields.
    ///
    /// - Parameters:
    ///   - text: The parameter.
    ///   - kind: The kind of the objects.
    ///   - custom: The fields a definition makes selectable besides, without the leading dot.
    /// - Throws: A bad request, where the text makes no sense or names another field.
    package init(parsing text: String, for kind: GroupVersionKind, custom: [String] = []) throws(StatusError) {
        try self.init(parsing: text)
        for place in requirements.indices where !custom.contains(requirements[place].field) {
            let field = requirements[place].field
            guard let known = SelectableFields.known(field, by: kind) else {
                throw .badRequest(SelectableFields.refusal(of: field, by: kind))
            }
            requirements[place].field = known
        }
    }

    /// The only name or namespace that can match, where the selector says so: what a list can be cut down by.
    package func exactValue(of field: String) -> String? {
        requirements.first { $0.field == field && $0.isEqual }?.value
    }

    /// Whether an object says in its fields what is asked for.
    package func matches(_ object: KubeObject) -> Bool {
        requirements.allSatisfy { requirement in
            (SelectableFields.value(of: requirement.field, in: object) == requirement.value) == requirement.isEqual
        }
    }

    /// The clauses between the commas that no backslash stands before.
    private static func clauses(_ text: String) -> [String] {
        var clauses = [""]
        var isEscaped = false
        for character in text {
            if character == ",", !isEscaped {
                clauses.append("")
            } else {
                clauses[clauses.count - 1].append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return clauses.filter { !$0.isEmpty }
    }

    private static func requirement(_ clause: String) -> Requirement? {
        guard let sign = clause.firstIndex(where: { $0 == "=" || $0 == "!" }) else { return nil }
        let rest = clause[sign...]
        for (mark, isEqual) in [("!=", false), ("==", true), ("=", true)] where rest.hasPrefix(mark) {
            guard let value = unescaped(rest.dropFirst(mark.count)) else { return nil }
            return Requirement(field: String(clause[..<sign]), value: value, isEqual: isEqual)
        }
        return nil
    }

    /// The text without its backslashes; nil where a sign of the syntax stands bare or a backslash before another.
    private static func unescaped(_ text: Substring) -> String? {
        var value = ""
        var rest = text
        while let character = rest.popFirst() {
            switch character {
            case "\\":
                guard let next = rest.popFirst(), "\\,=".contains(next) else { return nil }
                value.append(next)
            case ",", "=": return nil
            default: value.append(character)
            }
        }
        return value
    }
}
