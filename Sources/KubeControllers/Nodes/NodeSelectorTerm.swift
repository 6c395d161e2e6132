import CloudWire
import KubeObjects

/// One of the terms of which a node has to meet at least one: what it asks of labels and of fields, all together.
struct NodeSelectorTerm {
    private let expressions: [JSON]
    private let fields: [JSON]

    init(_ term: JSON) {
        expressions = term["matchExpressions"]?.array ?? []
        fields = term["matchFields"]?.array ?? []
    }

    /// A term that asks for nothing finds nothing.
    func matches(_ node: KubeObject) -> Bool {
        guard !expressions.isEmpty || !fields.isEmpty else { return false }
        return expressions.allSatisfy { meets($0, node.labels) }
            && fields.allSatisfy { meets($0, ["metadata.name": node.name]) }
    }

    private func meets(_ requirement: JSON, _ values: [String: String]) -> Bool {
        switch requirement["operator"] {
        case "Gt": compares(requirement, values, by: >)
        case "Lt": compares(requirement, values, by: <)
        default: LabelSelector(spec: ["matchExpressions": [requirement]])?.matches(values) ?? false
        }
    }

    /// Both sides are whole numbers, or nothing matches.
    private func compares(_ requirement: JSON, _ values: [String: String], by isRight: (Int64, Int64) -> Bool) -> Bool {
        guard let value = values[requirement["key"]?.string ?? ""].flatMap({ Int64($0) }),
            let bound = requirement["values"]?.array?.first?.string.flatMap({ Int64($0) })
        else { return false }
        return isRight(value, bound)
    }
}
