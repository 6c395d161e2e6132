import CloudAPI
import CloudWire

/// Spoils a request in every way its description and `fixtures/contract/values.yaml` tell of.
struct VariantMaker {
    let description: Description
    let rules: ValueFaults
    /// Actions that only describe answer with nothing where an id is not known.
    let isDescribe: Bool

    private static let depthMax = 4

    func variants(of request: JSONObject, _ shape: Shape) -> [Variant] {
        variants(of: request, shape, path: "", depth: 0) { $0 }
    }

    private func variants(
        of object: JSONObject,
        _ shape: Shape,
        path: String,
        depth: Int,
        _ whole: @escaping (JSONObject) -> JSONObject
    ) -> [Variant] {
        var result = [Variant(name: "\(path)Unheard: not declared", parameters: whole(object.with("Unheard", 1)))]
        for member in shape.members {
            let place = path + member.name
            let rebuilt = { (value: JSON?) in whole(object.with(member.name, value)) }
            if member.isRequired { result.append(Variant(name: "\(place): missing", parameters: rebuilt(nil))) }
            result += wrongTypes(member, place, rebuilt)
            guard depth < Self.depthMax else { continue }
            let value = object[member.name]
            if case .object(let name) = member.type, let inner = description.shape(name) {
                let old = (member.isList ? value?[0] : value)?.object ?? JSONObject()
                let innerPath = place + (member.isList ? ".0." : ".")
                result += variants(of: old, inner, path: innerPath, depth: depth + 1) { new in
                    rebuilt(member.isList ? [.object(new)] : .object(new))
                }
            } else if let value {
                result += wrongValues(value, member, of: shape, place, rebuilt)
            }
        }
        return result
    }

    private func wrongTypes(_ member: Shape.Member, _ place: String, _ rebuilt: (JSON?) -> JSONObject) -> [Variant] {
        let type = Self.name(of: member.type)
        var wrong = Variant.wrongTypes(for: type, isList: member.isList)
        if member.isList {
            wrong += Variant.wrongTypes(for: type, isList: false).map { ("a list of \($0.name)", [$0.value]) }
        }
        return wrong.map { Variant(name: "\(place): \($0.name)", parameters: rebuilt($0.value)) }
    }

    private func wrongValues(
        _ value: JSON,
        _ member: Shape.Member,
        of shape: Shape,
        _ place: String,
        _ rebuilt: (JSON?) -> JSONObject
    ) -> [Variant] {
        let one = member.isList ? value[0] ?? .null : value
        let isChoice = isDescribe && !member.isRequired
        let faults = rules.faults(of: one, member.name, in: shape.name, isChoice: isChoice)
        return faults.map { fault in
            Variant(
                name: "\(place): \(fault.name)",
                parameters: rebuilt(member.isList && fault.value.array == nil ? [fault.value] : fault.value)
            )
        }
    }

    private static func name(of type: ValueType) -> String {
        switch type {
        case .string: "a text"
        case .int, .uint: "a number"
        case .float: "a fraction"
        case .bool: "a truth"
        case .object: "an object"
        }
    }
}

extension JSONObject {
    fileprivate func with(_ name: String, _ value: JSON?) -> JSONObject {
        var copy = self
        copy[name] = value
        return copy
    }
}
