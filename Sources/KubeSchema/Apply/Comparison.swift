import CloudWire
import KubeObjects

/// Which fields one object has more, less or otherwise than another.
struct Comparison {
    private(set) var added = FieldSet()
    private(set) var removed = FieldSet()
    private(set) var modified = FieldSet()

    /// What was added or modified.
    var changed: FieldSet { added.union(modified) }

    init(from old: JSON, to new: JSON, schema: SchemaNode?, ignoring ignored: FieldSet = FieldSet()) {
        compare(PresentMembers.filled(old, schema), PresentMembers.filled(new, schema), schema, at: [])
        added = added.removingTrees(ignored)
        removed = removed.removingTrees(ignored)
        modified = modified.removingTrees(ignored)
    }

    private mutating func compare(_ old: JSON?, _ new: JSON?, _ schema: SchemaNode?, at path: [PathElement]) {
        let granularity = Granularity(schema, of: old, and: new)
        guard granularity != .leaf, !(isHollow(old) && isHollow(new)) else { return compareLeaf(old, new, at: path) }
        if granularity == .members {
            compareMembers(old?.object, new?.object, schema, at: path)
        } else {
            compareElements(old, new, schema, at: path)
        }
        if old == nil { added.insert(path) }
        if new == nil { removed.insert(path) }
    }

    /// Whether there is nothing in it to look at; then what is there counts as a whole.
    private func isHollow(_ value: JSON?) -> Bool {
        switch value {
        case .object(let object)?: object.members.isEmpty
        case .array(let elements)?: elements.isEmpty
        default: true
        }
    }

    private mutating func compareLeaf(_ old: JSON?, _ new: JSON?, at path: [PathElement]) {
        if let old, let new {
            if !old.isSame(as: new) { modified.insert(path) }
        } else if old == nil {
            added.insert(path)
        } else {
            removed.insert(path)
        }
    }

    private mutating func compareMembers(
        _ old: JSONObject?,
        _ new: JSONObject?,
        _ schema: SchemaNode?,
        at path: [PathElement]
    ) {
        for member in new?.members ?? [] {
            compare(old?[member.name], member.value, schema?.member(member.name), at: path + [.field(member.name)])
        }
        for member in old?.members ?? [] where new?[member.name] == nil {
            compare(member.value, nil, schema?.member(member.name), at: path + [.field(member.name)])
        }
    }

    private mutating func compareElements(
        _ old: JSON?,
        _ new: JSON?,
        _ schema: SchemaNode?,
        at path: [PathElement]
    ) {
        let before = Dictionary(grouping: schema?.identified(old) ?? [], by: \.identity)
        let after = Dictionary(grouping: schema?.identified(new) ?? [], by: \.identity)
        for identity in Set(before.keys).union(after.keys) {
            compareAlike(
                (before[identity] ?? []).map(\.value),
                (after[identity] ?? []).map(\.value),
                schema?.element,
                at: path + [identity]
            )
        }
    }

    /// Elements that share an identity count as one whole as long as there are several of them.
    private mutating func compareAlike(
        _ old: [JSON],
        _ new: [JSON],
        _ schema: SchemaNode?,
        at path: [PathElement]
    ) {
        switch (old.count, new.count) {
        case (...1, ...1): compare(old.first, new.first, schema, at: path)
        case (2..., 2...): compareLeaf(.array(old), .array(new), at: path)
        case (2..., _):
            if let first = new.first { compare(nil, first, schema, at: path) }
            removed.insert(path)
        default:
            if let first = old.first { compare(first, nil, schema, at: path) }
            added.insert(path)
        }
    }
}
