package import CloudWire

/// Checks parameters against a shape before anything is decoded: names, types and presence (reference 1.6).
///
/// Parameters that came flattened are all strings; they are given the described type on the way.
package struct ShapeCheck {
    private let description: Description
    private let isFlattened: Bool

    package init(_ description: Description, isFlattened: Bool) {
        self.description = description
        self.isFlattened = isFlattened
    }

    /// The parameters, typed; null members are dropped, as if they had not been sent.
    package func checked(_ object: JSONObject, as shape: Shape) throws(APIError) -> JSONObject {
        try checked(object, as: shape, path: "")
    }

    private func checked(_ object: JSONObject, as shape: Shape, path: String) throws(APIError) -> JSONObject {
        var members: [(name: String, value: JSON)] = []
        members.reserveCapacity(object.members.count)
        for (name, value) in object.members {
            guard let member = shape.member(name) else { throw .unknownParameter(path + name) }
            if case .null = value { continue }
            members.append((name, try checked(value, as: member, path: path + name)))
        }
        for member in shape.members where member.isRequired {
            guard members.contains(where: { $0.name == member.name }) else {
                throw .missingParameter(path + member.name)
            }
        }
        return JSONObject(members)
    }

    private func checked(
        _ value: JSON,
        as member: Shape.Member,
        path: @autoclosure () -> String
    ) throws(APIError) -> JSON {
        guard member.isList else { return try checked(value, as: member.type, path: path()) }
        guard case .array(let elements) = value else { throw .wrongType(path(), expected: "list") }
        var result: [JSON] = []
        result.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            result.append(try checked(element, as: member.type, path: "\(path()).\(index)"))
        }
        return .array(result)
    }

    private func checked(_ value: JSON, as type: ValueType, path: @autoclosure () -> String) throws(APIError) -> JSON {
        let typed = isFlattened ? Self.typed(value, as: type) : value
        switch (type, typed) {
        case (.string, .string), (.int, .int), (.float, .int), (.float, .double), (.bool, .bool):
            return typed
        case (.uint, .int(let number)) where number >= 0:
            return typed
        case (.object(let name), .object(let object)):
            guard let shape = description.shape(name) else { throw .wrongType(path(), expected: name) }
            return .object(try checked(object, as: shape, path: path() + "."))
        default:
            throw .wrongType(path(), expected: type.wireName)
        }
    }

    /// A flattened leaf as the described type, or as it is where it does not read as one.
    private static func typed(_ value: JSON, as type: ValueType) -> JSON {
        guard case .string(let text) = value else { return value }
        return switch type {
        case .int, .uint: Int64(text).map(JSON.int) ?? value
        case .float: Double(text).map(JSON.double) ?? value
        case .bool: ["true": .bool(true), "false": .bool(false)][text.lowercased()] ?? value
        case .string, .object: value
        }
    }
}
