import CloudWire
import KubeObjects
import Yams

/// Makes JSON of YAML, plain scalars having the types that YAML gives them.
struct YAMLReader {
    /// Aliases can make a page of text stand for more than fits into any memory.
    private var nodesLeft = 200_000

    mutating func json(_ node: Node) throws(StatusError) -> JSON {
        nodesLeft -= 1
        guard nodesLeft > 0 else { throw .badRequest("error decoding YAML: document contains excessive aliasing") }
        switch node {
        case .mapping(let mapping):
            var object = JSONObject()
            for (key, value) in mapping { object.members.append((key.string ?? "", try json(value))) }
            return .object(object)
        case .sequence(let sequence):
            var elements: [JSON] = []
            for element in sequence { elements.append(try json(element)) }
            return .array(elements)
        case .scalar(let scalar): return Self.scalar(scalar, node)
        case .alias: return .null
        }
    }

    private static func scalar(_ scalar: Node.Scalar, _ node: Node) -> JSON {
        guard scalar.style == .plain else { return .string(scalar.string) }
        if node.null != nil { return .null }
        if let value = node.bool { return .bool(value) }
        if let value = node.int { return .int(Int64(value)) }
        if let value = node.float { return .double(value) }
        return .string(scalar.string)
    }
}
