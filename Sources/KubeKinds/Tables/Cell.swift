import CloudWire
import KubeObjects

/// Cells that several kinds have.
enum Cell {
    static let none: JSON = "<none>"

    static func name(_ object: JSON) -> JSON { .string(object.text("metadata", "name")) }

    static func age(_ object: JSON, _ now: Int64) -> JSON {
        since(object.text("metadata", "creationTimestamp"), now)
    }

    /// How long ago a moment was.
    static func since(_ text: String, _ now: Int64) -> JSON { .string(span(text, now)) }

    static func span(_ text: String, _ now: Int64) -> String {
        guard let then = Timestamp.seconds(text) else { return "<unknown>" }
        return HumanDuration.text(seconds: now - then)
    }

    /// A text, or that there is none.
    static func text(_ text: String) -> JSON { text.isEmpty ? none : .string(text) }

    /// Labels as they are selected by, in order.
    static func labels(_ labels: JSON?) -> JSON {
        let pairs = (labels?.texts ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return text(pairs.joined(separator: ","))
    }

    /// A selector of a spec as the text a query would have.
    static func selector(_ selector: JSON?) -> JSON {
        guard let selector, selector != .null else { return none }
        let labels = (selector["matchLabels"]?.texts ?? [:]).map { ($0.key, "\($0.key)=\($0.value)") }
        let expressions = selector.list("matchExpressions").map { ($0.text("key"), expression($0)) }
        let clauses = (labels + expressions).sorted { $0.0 < $1.0 }.map(\.1)
        return text(clauses.joined(separator: ","))
    }

    private static func expression(_ requirement: JSON) -> String {
        let key = requirement.text("key")
        let values = requirement.list("values").compactMap(\.string).sorted().joined(separator: ",")
        switch requirement.text("operator") {
        case "In": return "\(key) in (\(values))"
        case "NotIn": return "\(key) notin (\(values))"
        case "DoesNotExist": return "!\(key)"
        default: return key
        }
    }

    /// The names and the images of a template's containers.
    static func containers(_ object: JSON) -> [JSON] {
        let containers = object.list("spec", "template", "spec", "containers")
        return ["name", "image"].map { member in
            .string(containers.map { $0.text(member) }.joined(separator: ","))
        }
    }

    static let containerColumns = [
        Column("Containers", "The containers of the template.", isWide: true),
        Column("Images", "The images of the template's containers.", isWide: true),
    ]
    static let selectorColumn = Column("Selector", "Which pods belong to it.", isWide: true)
}
