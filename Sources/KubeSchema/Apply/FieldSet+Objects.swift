package import CloudWire
import KubeObjects

extension FieldSet {
    /// The fields that a configuration sets, under the schema of its kind.
    package init(of configuration: JSON, schema: SchemaNode?) {
        self = Self.node(configuration, schema).children
    }

    private static func node(_ value: JSON, _ schema: SchemaNode?) -> Node {
        switch Granularity(schema, of: value) {
        case .leaf: Node(isMember: true)
        case .members: Node(children: members(value.object ?? JSONObject(), schema))
        case .elements: Node(children: elements(value, schema))
        }
    }

    private static func members(_ object: JSONObject, _ schema: SchemaNode?) -> FieldSet {
        var set = FieldSet()
        for member in object.members {
            var node = node(member.value, schema?.member(member.name))
            let isBare = member.value == .null || member.value.object?.members.isEmpty == true
            if isBare || schema?.declares(member.name) != true { node.isMember = true }
            set[.field(member.name)] = node
        }
        return set
    }

    private static func elements(_ list: JSON, _ schema: SchemaNode?) -> FieldSet {
        var set = FieldSet()
        for (identity, value) in schema?.identified(list) ?? [] {
            let children = node(value, schema?.element).children
            set[identity] = Node(isMember: true, children: children.union(set[identity].children))
        }
        return set
    }
}
