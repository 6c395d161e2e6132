import LocalCloud
import CloudWire

/// Something that a scenario says must be so.
struct DemoCheck {
    private let check: JSON

    init(_ check: JSON) { self.check = check }

    /// - Throws: where it is not so.
    func hold(of value: JSON?) throws {
        let text = value.map(NamedValues.text) ?? ""
        let isEmpty = value == nil || value == .null || text.isEmpty || value?.array?.isEmpty == true
        var holds = true
        if let wanted = check["is"] { holds = holds && NamedValues.text(wanted) == text }
        if let other = check["isNot"] { holds = holds && NamedValues.text(other) != text }
        if let part = check["contains"] { holds = holds && text.contains(NamedValues.text(part)) }
        if let part = check["lacks"] { holds = holds && !text.contains(NamedValues.text(part)) }
        if let absent = check["absent"]?.bool { holds = holds && isEmpty == absent }
        if let count = check["count"]?.int { holds = holds && Int64(value?.array?.count ?? 0) == count }
        guard holds else { throw DemoProblem("expected \(check.text), found \(value?.text ?? "nothing")") }
    }
}
