import CloudWire
import KubeObjects

/// Values as the language of the real server prints them, where its errors show them so.
enum GoText {
    /// A list of texts: `[]string{"a", "b"}`.
    static func strings(_ texts: [String]) -> String {
        texts.isEmpty ? "[]string(nil)" : "[]string{\(texts.map(quoted).joined(separator: ", "))}"
    }

    /// A map of texts, its keys in order: `map[string]string{"a":"b"}`.
    static func map(_ texts: JSON?) -> String {
        guard let texts, texts != .null else { return "map[string]string(nil)" }
        let members = texts.texts.sorted { $0.key < $1.key }
        return "map[string]string{\(members.map { "\(quoted($0.key)):\(quoted($0.value))" }.joined(separator: ", "))}"
    }

    /// A label selector with both its members.
    static func selector(_ selector: JSON) -> String {
        let requirements = selector.list("matchExpressions").map { requirement in
            "v1.LabelSelectorRequirement{Key:\(quoted(requirement.text("key"))), "
                + "Operator:\(quoted(requirement.text("operator"))), "
                + "Values:\(strings(requirement.list("values").compactMap(\.string)))}"
        }
        let list = "[]v1.LabelSelectorRequirement"
        let expressions =
            requirements.isEmpty ? "\(list)(nil)" : "\(list){\(requirements.joined(separator: ", "))}"
        return "v1.LabelSelector{MatchLabels:\(map(selector.value("matchLabels"))), MatchExpressions:\(expressions)}"
    }

    static func quoted(_ text: String) -> String { JSON.string(text).text }
}
