package import CloudWire

/// Which labels an object must have: the query text of a list or a `LabelSelector` of a spec.
package struct LabelSelector: Hashable, Sendable {
    package struct Requirement: Hashable, Sendable {
        package enum Operation: String, Sendable {
            case isIn = "In"
            case notIn = "NotIn"
            case exists = "Exists"
            case doesNotExist = "DoesNotExist"
        }

        package var key: String
        package var operation: Operation
        package var values: Set<String>

        func matches(_ labels: [String: String]) -> Bool {
            switch operation {
            case .isIn: labels[key].map(values.contains) ?? false
            case .notIn: !(labels[key].map(values.contains) ?? false)
            case .exists: labels[key] != nil
            case .doesNotExist: labels[key] == nil
            }
        }
    }

    package var requirements: [Requirement]

    package init(_ requirements: [Requirement] = []) { self.requirements = requirements }

    /// Labels that all must be there with these values.
    package init(labels: [String: String]) {
        requirements = labels.sorted { $0.key < $1.key }
            .map { Requirement(key: $0.key, operation: .isIn, values: [$0.value]) }
    }

    /// A selector of a spec: `matchLabels` and `matchExpressions`.
    ///
    /// Nil where an operator does not exist.
    package init?(spec: JSON) {
        self.init(labels: spec["matchLabels"]?.texts ?? [:])
        for expression in spec["matchExpressions"]?.array ?? [] {
            guard let operation = Requirement.Operation(rawValue: expression["operator"]?.string ?? "") else {
                return nil
            }
            requirements.append(
                Requirement(
                    key: expression["key"]?.string ?? "",
                    operation: operation,
                    values: Set((expression["values"]?.array ?? []).compactMap(\.string))
                )
            )
        }
    }

    /// The selector as the text that ``init(parsing:)`` reads.
    package var text: String {
        requirements.map { requirement in
            let values = requirement.values.sorted()
            return switch requirement.operation {
            case .isIn where values.count == 1: "\(requirement.key)=\(values[0])"
            case .isIn: "\(requirement.key) in (\(values.joined(separator: ",")))"
            case .notIn: "\(requirement.key) notin (\(values.joined(separator: ",")))"
            case .exists: requirement.key
            case .doesNotExist: "!\(requirement.key)"
            }
        }.joined(separator: ",")
    }

    package func matches(_ labels: [String: String]) -> Bool { requirements.allSatisfy { $0.matches(labels) } }
}

extension LabelSelector {
    /// Reads the text of a `labelSelector` parameter: `a=b,c!=d,e in (f,g),h,!i`.
    package init(parsing text: String) throws(StatusError) {
        requirements = []
        for clause in Self.clauses(text) {
            guard let requirement = Self.requirement(clause) else {
                throw .badRequest("unable to parse requirement: found '\(clause)', expected: a label requirement")
            }
            requirements.append(requirement)
        }
    }

    /// The clauses between the commas that stand outside parentheses.
    private static func clauses(_ text: String) -> [String] {
        var clauses: [String] = []
        var clause = ""
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 {
                clauses.append(clause)
                clause = ""
            } else {
                clause.append(character)
            }
        }
        clauses.append(clause)
        let trimmed = clauses.map(trim)
        return trimmed == [""] ? [] : trimmed
    }

    private static func requirement(_ clause: String) -> Requirement? {
        if let requirement = setRequirement(clause) { return requirement }
        for (mark, operation) in [("!=", Requirement.Operation.notIn), ("==", .isIn), ("=", .isIn)] {
            guard let range = clause.firstRange(of: mark) else { continue }
            let key = trim(String(clause[..<range.lowerBound]))
            let value = trim(String(clause[range.upperBound...]))
            guard isKey(key), NameRules.labelValue(value).isEmpty else { return nil }
            return Requirement(key: key, operation: operation, values: [value])
        }
        if clause.hasPrefix("!") {
            let key = trim(String(clause.dropFirst()))
            return isKey(key) ? Requirement(key: key, operation: .doesNotExist, values: []) : nil
        }
        return isKey(clause) ? Requirement(key: clause, operation: .exists, values: []) : nil
    }

    /// `key in (a, b)` and `key notin (a, b)`.
    private static func setRequirement(_ clause: String) -> Requirement? {
        guard clause.hasSuffix(")"), let open = clause.firstIndex(of: "(") else { return nil }
        let words = clause[..<open].split(separator: " ")
        guard words.count == 2, isKey(String(words[0])) else { return nil }
        let values = clause[clause.index(after: open)...].dropLast().split(
            separator: ",",
            omittingEmptySubsequences: false
        ).map { trim(String($0)) }
        switch words[1] {
        case "in": return Requirement(key: String(words[0]), operation: .isIn, values: Set(values))
        case "notin": return Requirement(key: String(words[0]), operation: .notIn, values: Set(values))
        default: return nil
        }
    }

    private static func isKey(_ text: String) -> Bool { NameRules.qualifiedName(text).isEmpty }

    private static func trim(_ text: String) -> String {
        let inner = text.drop { $0 == " " }
        return String(inner.reversed().drop { $0 == " " }.reversed())
    }
}
