import CloudWire

/// Puts the elements of a merged list into order: that of the patch counts most, then that of the list before.
struct ElementOrder {
    /// The field that makes an object of the list itself; nil for primitives.
    let key: String?

    /// The elements in an order that keeps both that of `patch` and that of `original` as far as they agree.
    func arrange(_ elements: [JSON], by patch: [JSON], before original: [JSON]) -> [JSON] {
        let patchPlaces = places(in: patch)
        let originalPlaces = places(in: original)
        let ordered = sorted(elements.filter { patchPlaces[identity($0)] != nil }, by: patchPlaces)
        let others = sorted(elements.filter { patchPlaces[identity($0)] == nil }, by: originalPlaces)
        return interleave(others, with: ordered, originalPlaces)
    }

    /// An element of the server's stands before the first of the patch's that came after it.
    private func interleave(_ others: [JSON], with ordered: [JSON], _ places: [JSON: Int]) -> [JSON] {
        var result: [JSON] = []
        var others = others[...]
        var ordered = ordered[...]
        while let other = others.first, let next = ordered.first {
            if let place = places[identity(other)], let nextPlace = places[identity(next)], place < nextPlace {
                result.append(other)
                others = others.dropFirst()
            } else {
                result.append(next)
                ordered = ordered.dropFirst()
            }
        }
        return result + others + ordered
    }

    private func sorted(_ elements: [JSON], by places: [JSON: Int]) -> [JSON] {
        elements.enumerated()
            .sorted { left, right in
                let leftPlace = places[identity(left.element)] ?? .max
                let rightPlace = places[identity(right.element)] ?? .max
                return (leftPlace, left.offset) < (rightPlace, right.offset)
            }
            .map(\.element)
    }

    private func places(in list: [JSON]) -> [JSON: Int] {
        Dictionary(list.enumerated().map { (identity($0.element), $0.offset) }) { first, _ in first }
    }

    private func identity(_ element: JSON) -> JSON {
        key.flatMap { element[$0] } ?? element
    }
}
