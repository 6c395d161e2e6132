import CloudWire
import KubeObjects

/// A path to one value, in the small part of JSONPath that definitions use for their columns.
struct JSONPath: Sendable {
    private enum Step: Sendable {
        case member(String)
        case element(Int)
        case every
        /// The elements whose value at a path of members is this text.
        case match(path: [String], text: String)
    }

    private var steps: [Step] = []

    /// Reads `.spec.replicas`, `.status.conditions[?(@.type=="Ready")].status`, `.spec.ports[0]` and the like.
    init?(_ text: String) {
        var rest = Substring(text)
        if rest.hasPrefix("{"), rest.hasSuffix("}") { rest = rest.dropFirst().dropLast() }
        if rest.hasPrefix("$") { rest = rest.dropFirst() }
        while let mark = rest.first {
            rest = rest.dropFirst()
            switch mark {
            case ".":
                let name = Self.takeName(&rest)
                if name == "*" { steps.append(.every) } else if !name.isEmpty { steps.append(.member(name)) }
            case "[":
                guard let step = Self.takeBracket(&rest) else { return nil }
                steps.append(step)
            default: return nil
            }
        }
    }

    /// The first value the path leads to.
    func first(in json: JSON) -> JSON? {
        var values = [json]
        for step in steps { values = values.flatMap { Self.follow(step, $0) } }
        return values.first { $0 != .null }
    }

    private static func follow(_ step: Step, _ value: JSON) -> [JSON] {
        switch step {
        case .member(let name): value[name].map { [$0] } ?? []
        case .element(let place):
            value[place < 0 ? (value.array?.count ?? 0) + place : place].map { [$0] } ?? []
        case .every: value.array ?? value.object?.members.map(\.value) ?? []
        case .match(let path, let text):
            (value.array ?? []).filter { $0[path: path].map { $0.string ?? $0.text } == text }
        }
    }

    /// A name up to the next dot or bracket; a backslash takes the next character as it is.
    private static func takeName(_ rest: inout Substring) -> String {
        var name = ""
        while let character = rest.first, character != ".", character != "[" {
            rest = rest.dropFirst()
            if character == "\\", let next = rest.first {
                name.append(next)
                rest = rest.dropFirst()
            } else {
                name.append(character)
            }
        }
        return name
    }

    private static func takeBracket(_ rest: inout Substring) -> Step? {
        guard let end = rest.firstIndex(of: "]") else { return nil }
        let inner = rest[..<end]
        rest = rest[rest.index(after: end)...]
        if inner == "*" { return .every }
        if let place = Int(inner) { return .element(place) }
        if inner.hasPrefix("?(@"), inner.hasSuffix(")") { return condition(inner.dropFirst(3).dropLast()) }
        return unquoted(inner).map(Step.member)
    }

    /// `.type=="Ready"` behind the mark of an element.
    private static func condition(_ text: Substring) -> Step? {
        guard let sign = text.firstRange(of: "==") else { return nil }
        let path = text[..<sign.lowerBound].filter { $0 != " " }.split(separator: ".").map(String.init)
        let value = text[sign.upperBound...].drop { $0 == " " }
        return .match(path: path, text: unquoted(value) ?? String(value))
    }

    private static func unquoted(_ text: Substring) -> String? {
        guard text.count >= 2, let first = text.first, first == text.last, first == "'" || first == "\"" else {
            return nil
        }
        return String(text.dropFirst().dropLast())
    }
}
