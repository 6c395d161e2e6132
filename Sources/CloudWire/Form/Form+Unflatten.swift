extension Form {
    /// Deeper names are refused; the cloud's own shapes are six levels deep at most.
    private static let maximumDepth = 32

    /// Builds the nested value that dotted names stand for: `Filters.0.Name` is the name of the first filter.
    ///
    /// Every leaf is a string, for the form says no more; the description of the action gives it a type later.
    package func unflattened(except common: Set<String>) throws(APIError) -> JSONObject {
        let entries = pairs.filter { !common.contains($0.name) }.map { pair in
            Entry(path: pair.name.split(separator: ".", omittingEmptySubsequences: false)[...], value: pair.value)
        }
        guard entries.allSatisfy({ $0.path.count <= Self.maximumDepth }) else {
            throw .malformedBody("a parameter name is nested too deep")
        }
        return JSONObject(try Self.members(entries))
    }

    private struct Entry {
        var path: ArraySlice<Substring>
        var value: String
    }

    private static func members(_ entries: [Entry]) throws(APIError) -> [(name: String, value: JSON)] {
        var order: [Substring] = []
        var groups: [Substring: [Entry]] = [:]
        for var entry in entries {
            let head = entry.path.removeFirst()
            if groups[head] == nil { order.append(head) }
            groups[head, default: []].append(entry)
        }
        var members: [(name: String, value: JSON)] = []
        for name in order {
            members.append((String(name), try value(groups[name] ?? [], name: name)))
        }
        return members
    }

    private static func value(_ entries: [Entry], name: Substring) throws(APIError) -> JSON {
        if let leaf = entries.last, entries.allSatisfy({ $0.path.isEmpty }) { return .string(leaf.value) }
        guard entries.allSatisfy({ !$0.path.isEmpty }) else { throw .wrongType(String(name), expected: "list") }
        let members = try members(entries)
        let indices = members.compactMap { index($0.name) }
        guard indices.count == members.count else { return .object(JSONObject(members)) }
        let elements = zip(indices, members).sorted { $0.0 < $1.0 }.map(\.1.value)
        return .array(elements)
    }

    /// The place a name stands for in a list: digits and nothing else.
    private static func index(_ name: String) -> Int? {
        name.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(name) : nil
    }
}
