import CloudWire
import KubeObjects

/// What differs between two specs, a line for each value that went or came.
enum SpecDifference {
    static func text(from old: JSON, to new: JSON) -> String {
        lines(old, new, "spec").joined(separator: "\n") + "\n"
    }

    private static func lines(_ old: JSON?, _ new: JSON?, _ path: String) -> [String] {
        switch (old, new) {
        case (.object(let before)?, .object(let after)?):
            let names = before.members.map(\.name) + after.members.map(\.name).filter { before[$0] == nil }
            return names.flatMap { lines(before[$0], after[$0], "\(path).\($0)") }
        case (.array(let before)?, .array(let after)?) where before.count == after.count:
            return zip(before, after).enumerated().flatMap { lines($1.0, $1.1, "\(path)[\($0)]") }
        default:
            if let old, let new, old.isSame(as: new) { return [] }
            return [old.map { "- \t\(path): \($0.text)" }, new.map { "+ \t\(path): \($0.text)" }].compactMap(\.self)
        }
    }
}
