package import CloudWire

/// A set of fields of an object, kept as a tree.
package struct FieldSet: Hashable, Sendable {
    /// What the set says of one element: whether it is in the set itself, and what is in it below.
    struct Node: Hashable, Sendable {
        var isMember = false
        var children = FieldSet()

        var isEmpty: Bool { !isMember && children.isEmpty }
    }

    /// No node is empty.
    private(set) var nodes: [PathElement: Node] = [:]

    /// A set without fields.
    package init() {}

    /// A set of these paths.
    package init(_ paths: [[PathElement]]) {
        for path in paths { insert(path) }
    }

    /// Whether there is no field in the set.
    package var isEmpty: Bool { nodes.isEmpty }

    /// Adds one field; what lies below it is not meant.
    package mutating func insert(_ path: [PathElement]) { insert(path[...]) }

    private mutating func insert(_ path: ArraySlice<PathElement>) {
        guard let first = path.first else { return }
        if path.count == 1 {
            nodes[first, default: Node()].isMember = true
        } else {
            nodes[first, default: Node()].children.insert(path.dropFirst())
        }
    }

    /// Whether that very field is in the set.
    package func contains(_ path: [PathElement]) -> Bool {
        guard let last = path.last else { return false }
        var set = self
        for element in path.dropLast() {
            guard let node = set.nodes[element] else { return false }
            set = node.children
        }
        return set.nodes[last]?.isMember ?? false
    }

    subscript(element: PathElement) -> Node {
        get { nodes[element] ?? Node() }
        set { nodes[element] = newValue.isEmpty ? nil : newValue }
    }

    /// All paths of the set: those of each level in their order, before what lies below them.
    package var paths: [[PathElement]] {
        let sorted = nodes.sorted { $0.key < $1.key }
        let members = sorted.filter(\.value.isMember).map { [$0.key] }
        return members + sorted.flatMap { node in node.value.children.paths.map { [node.key] + $0 } }
    }
}

extension FieldSet {
    /// The paths that either set has.
    package func union(_ other: FieldSet) -> FieldSet {
        var result = self
        for (element, node) in other.nodes {
            let own = self[element]
            result[element] = Node(
                isMember: own.isMember || node.isMember,
                children: own.children.union(node.children)
            )
        }
        return result
    }

    /// The paths that both sets have.
    package func intersection(_ other: FieldSet) -> FieldSet {
        var result = FieldSet()
        for (element, node) in nodes {
            guard let theirs = other.nodes[element] else { continue }
            result[element] = Node(
                isMember: node.isMember && theirs.isMember,
                children: node.children.intersection(theirs.children)
            )
        }
        return result
    }

    /// The paths that the other set does not have; what lies below those it has stays.
    package func difference(_ other: FieldSet) -> FieldSet {
        var result = self
        for (element, theirs) in other.nodes {
            guard let node = nodes[element] else { continue }
            result[element] = Node(
                isMember: node.isMember && !theirs.isMember,
                children: node.children.difference(theirs.children)
            )
        }
        return result
    }

    /// The paths that the other set does not have and that do not lie below one it has.
    package func removingTrees(_ other: FieldSet) -> FieldSet {
        var result = self
        for (element, theirs) in other.nodes {
            guard let node = nodes[element] else { continue }
            result[element] =
                theirs.isMember
                ? Node() : Node(isMember: node.isMember, children: node.children.removingTrees(theirs.children))
        }
        return result
    }

    /// The set with every declared field that has something below it.
    ///
    /// An object's field cannot be owned alone, but it must be removable once nothing below it is left.
    func withNamedFields(_ schema: SchemaNode?) -> FieldSet {
        var result = FieldSet()
        for (element, node) in nodes {
            var isMember = node.isMember
            if case .field(let name) = element, !node.children.isEmpty, schema?.declares(name) == true {
                isMember = true
            }
            let children = node.children.withNamedFields(schema?.child(element))
            result[element] = Node(isMember: isMember, children: children)
        }
        return result
    }
}

// MARK: The wire form

extension FieldSet {
    /// Reads a `fieldsV1`; what is of no known kind is left out.
    package init(fieldsV1 json: JSON) {
        for member in json.object?.members ?? [] {
            guard let element = PathElement(wire: member.name) else { continue }
            let children = FieldSet(fieldsV1: member.value)
            // A set without children is a member; one with children says by a point that it is one as well.
            self[element] = Node(isMember: member.value["."] != nil || children.isEmpty, children: children)
        }
    }

    /// The set as `fieldsV1` writes it.
    package var fieldsV1: JSON {
        .object(JSONObject(nodes.sorted { $0.key < $1.key }.map { ($0.key.wire, Self.json($0.value)) }))
    }

    private static func json(_ node: Node) -> JSON {
        guard node.isMember, !node.children.isEmpty, let object = node.children.fieldsV1.object else {
            return node.children.fieldsV1
        }
        return .object(JSONObject([(".", [:])] + object.members))
    }
}
