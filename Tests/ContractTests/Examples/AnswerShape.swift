import CloudWire

/// Compares answers by their shape: the same members, of the same types, null in the same places.
enum AnswerShape {
    /// Where ours is of another shape, as `LoadBalancerSet.0.Zones: null`.
    static func differences(_ ours: JSON, from official: JSON, at path: String = "") -> [String] {
        switch (ours, official) {
        case (.object(let ours), .object(let official)): return members(ours, official, at: path)
        case (.array(let ours), .array(let official)):
            guard let expected = official.first else { return [] }
            guard let found = ours.first else { return ["\(path): empty"] }
            return differences(found, from: expected, at: path + ".0")
        default:
            let (found, expected) = (kind(ours), kind(official))
            return found == expected ? [] : ["\(path): \(found), not \(expected)"]
        }
    }

    private static func members(_ ours: JSONObject, _ official: JSONObject, at path: String) -> [String] {
        let prefix = path.isEmpty ? "" : path + "."
        let more = ours.members.filter { official[$0.name] == nil }.map { "\(prefix)\($0.name): one more" }
        return more
            + official.members.flatMap { member in
                guard let found = ours[member.name] else { return ["\(prefix)\(member.name): missing"] }
                return differences(found, from: member.value, at: prefix + member.name)
            }
    }

    private static func kind(_ value: JSON) -> String {
        switch value {
        case .null: "null"
        case .bool: "a truth"
        case .int, .double: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
