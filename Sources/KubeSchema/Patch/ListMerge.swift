import CloudWire
import KubeObjects

/// How a strategic merge patch changes one list.
struct ListMerge {
    /// The field that makes two objects of the list the same; nil for a list of primitives.
    let key: String?
    let merges: Bool
    private let element: SchemaNode?

    init(_ schema: SchemaNode?) {
        key = schema?.patchMergeKey
        merges = schema?.patchStrategies.contains(.merge) == true
        element = schema?.element
    }

    /// Merges lists whose order the patch does not give.
    func merge(_ patch: [JSON], into original: [JSON], isDeletion: Bool) throws(StatusError) -> [JSON] {
        guard merges else { return patch.compactMap(StrategicMergePatch.withoutDirectives) }
        guard let first = original.first ?? patch.first else { return original }
        guard first.array == nil else { throw .patchDoesNotFit }
        if first.object == nil {
            guard !isDeletion else { return original.filter { !patch.contains($0) } }
            return ElementOrder(key: nil).arrange(unique(original + patch), by: patch, before: original)
        }
        guard key != nil else { throw .unclassified("cannot merge lists without merge key for type struct") }
        let (kept, changes) = try obeyDirectives(patch, in: original)
        let merged = try mergeObjects(changes, into: kept)
        return ElementOrder(key: key).arrange(merged, by: changes, before: kept)
    }

    /// Merges lists whose order the patch gives; a list that is missing on one side is the other.
    func merge(_ patch: [JSON]?, into original: [JSON]?, order: [JSON]) throws(StatusError) -> [JSON] {
        try check(patch ?? [], against: order)
        let merged: [JSON]
        if let patch, let original {
            merged = try merge(patch, into: original, isDeletion: false)
        } else {
            merged = original ?? (patch ?? []).compactMap(StrategicMergePatch.withoutDirectives)
        }
        if key != nil { for element in merged { _ = try keyValue(element) } }
        return ElementOrder(key: key).arrange(merged, by: order, before: original ?? [])
    }

    /// What the patch sets must stand in the given order.
    private func check(_ patch: [JSON], against order: [JSON]) throws(StatusError) {
        guard !order.isEmpty else { return }
        var rest = order[...]
        for change in patch where change[PatchDirective.marker] == nil {
            let value = try keyValue(change)
            while let next = rest.first, try keyValue(next) != value { rest = rest.dropFirst() }
            guard !rest.isEmpty else {
                throw .unclassified(
                    "The order in patch list:\n\(JSON.array(patch).goText)\n doesn't match "
                        + "\(PatchDirective.order) list:\n\(JSON.array(order).goText)\n"
                )
            }
            rest = rest.dropFirst()
        }
    }

    /// Removes what `$patch: delete` names; `$patch: replace` leaves only what the patch brings.
    private func obeyDirectives(
        _ patch: [JSON],
        in original: [JSON]
    ) throws(StatusError) -> (kept: [JSON], changes: [JSON]) {
        var kept = original
        var changes: [JSON] = []
        var replaces = false
        for change in patch {
            switch change[PatchDirective.marker] {
            case nil: changes.append(change)
            case "delete":
                let value = try keyValue(change)
                kept.removeAll { key.flatMap($0.member) == value }
            case "replace": replaces = true
            case "merge": throw .unclassified("merging lists cannot yet be specified in the patch")
            case .some(let type): throw StrategicMergePatch.unknownPatchType(type, change.object ?? JSONObject())
            }
        }
        return replaces ? (changes.compactMap(StrategicMergePatch.withoutDirectives), []) : (kept, changes)
    }

    private func mergeObjects(_ changes: [JSON], into original: [JSON]) throws(StatusError) -> [JSON] {
        var merged = original
        for change in changes {
            let value = try keyValue(change)
            if let place = merged.firstIndex(where: { key.flatMap($0.member) == value }) {
                merged[place] = try StrategicMergePatch.merge(
                    change.object ?? JSONObject(),
                    into: merged[place].object ?? JSONObject(),
                    element
                )
            } else if let new = StrategicMergePatch.withoutDirectives(change) {
                merged.append(new)
            }
        }
        return merged
    }

    /// What makes an element itself.
    private func keyValue(_ element: JSON) throws(StatusError) -> JSON {
        guard let key else { return element }
        guard element.object != nil else {
            throw .unclassified("expected a map[string]interface {}, but received a \(element.goType)")
        }
        guard let value = element[key] else {
            throw .unclassified("map: \(element.goText) does not contain declared merge key: \(key)")
        }
        return value
    }

    private func unique(_ elements: [JSON]) -> [JSON] {
        var seen: Set<JSON> = []
        return elements.filter { seen.insert($0).inserted }
    }
}

extension JSON {
    fileprivate func member(_ name: String) -> JSON? { self[name] }
}
