import CloudWire
import KubeObjects

/// Lays a configuration over the live object: what it sets counts, all else stays.
struct ConfigurationMerge {
    /// The merged value; nil only where both are.
    func merge(_ live: JSON?, _ applied: JSON?, _ schema: SchemaNode?) -> JSON? {
        guard let live, let applied else { return applied ?? live }
        switch Granularity(schema, of: live, and: applied) {
        case .leaf: return applied
        case .members: return mergeMembers(live, applied, schema)
        case .elements: return mergeElements(live, applied, schema)
        }
    }

    /// A null does not remove the members of what is owned member by member.
    private func mergeMembers(_ live: JSON, _ applied: JSON, _ schema: SchemaNode?) -> JSON {
        var result = live.object ?? JSONObject()
        let changes = applied.object ?? JSONObject()
        guard !result.members.isEmpty || !changes.members.isEmpty else { return applied }
        for change in changes.members {
            result[change.name] = merge(result[change.name], change.value, schema?.member(change.name))
        }
        return .object(result)
    }

    private func mergeElements(_ live: JSON, _ applied: JSON, _ schema: SchemaNode?) -> JSON {
        guard let schema, live.array?.isEmpty == false || applied.array?.isEmpty == false else { return applied }
        var order = SharedOrder(live: schema.identified(live), applied: schema.identified(applied))
        var result: [JSON] = []
        while let next = order.next() {
            if let value = merge(next.live, next.applied, schema.element) { result.append(value) }
        }
        return .array(result)
    }
}

/// Walks two lists at once: elements of both in the order of the applied one, the others about where they stood.
private struct SharedOrder {
    typealias Element = (identity: PathElement, value: JSON)

    private var live: ArraySlice<Element>
    private var applied: ArraySlice<Element>
    /// The applied elements that are live too and still to come.
    private var shared: ArraySlice<PathElement>
    private let liveValues: [PathElement: JSON]
    private let appliedIdentities: Set<PathElement>
    private var done: Set<PathElement> = []

    init(live: [Element], applied: [Element]) {
        self.live = live[...]
        self.applied = applied[...]
        // Of elements that are there twice there is none to merge with.
        let groups = Dictionary(grouping: live, by: \.identity)
        liveValues = groups.compactMapValues { $0.count == 1 ? $0.first?.value : nil }
        appliedIdentities = Set(applied.map(\.identity))
        shared = applied.map(\.identity).filter { groups[$0] != nil }[...]
    }

    /// The next element of the merged list, with what either side has of it.
    mutating func next() -> (live: JSON?, applied: JSON?)? {
        while let one = live.first {
            let isApplied = appliedIdentities.contains(one.identity)
            if let other = applied.first {
                if one.identity == other.identity { break }
                // The turn of an element of both lists is later, or was before.
                if isApplied, let turn = shared.first, turn != one.identity {
                    live = live.dropFirst()
                    continue
                }
            }
            if !isApplied {
                live = live.dropFirst()
                return (one.value, nil)
            }
            guard done.contains(one.identity) else { break }
            live = live.dropFirst()
            if !applied.isEmpty { break }
        }
        return takeApplied()
    }

    private mutating func takeApplied() -> (live: JSON?, applied: JSON?)? {
        guard let element = applied.popFirst() else { return nil }
        if live.first?.identity == element.identity { live = live.dropFirst() }
        if shared.first == element.identity { shared = shared.dropFirst() }
        done.insert(element.identity)
        return (liveValues[element.identity], element.value)
    }
}
