import CloudModel
import CloudWire

/// A server and port that a request names.
struct NamedTarget: Hashable {
    /// What may stand once at a place.
    struct Key: Hashable {
        var endpoint: Target.Endpoint
        var port: Int
    }

    var key: Key
    var weight: Int?
    var tag: String?
}

/// Which values a target may have (reference 3.6).
enum TargetRules {
    /// Of one call for one place.
    static let maximumTargets = 20
    /// Of one call for any places.
    static let maximumBatch = 500

    static func target(_ shape: TargetShape, _ path: String) throws(APIError) -> NamedTarget {
        try target(shape.instanceId, shape.eniIp, shape.port, shape.weight, shape.tag, path)
    }

    static func target(_ shape: BatchTargetShape, _ path: String) throws(APIError) -> NamedTarget {
        try target(shape.instanceId, shape.eniIp, shape.port, shape.weight, shape.tag, path)
    }

    /// The targets of a list that may not name one twice.
    static func targets(_ shapes: [TargetShape], upTo limit: Int) throws(APIError) -> [NamedTarget] {
        var targets: [NamedTarget] = []
        for (index, shape) in try ValueRules.list(shapes, upTo: limit, "Targets").enumerated() {
            targets.append(try target(shape, "Targets.\(index)"))
        }
        guard Set(targets.map(\.key)).count == targets.count else {
            throw APIError(.duplicate, "`Targets` names a target twice.")
        }
        return targets
    }

    static func weight(_ value: Int, _ parameter: String) throws(APIError) -> Int {
        try ValueRules.number(value, in: 0...100, parameter)
    }

    private static func target(
        _ instance: InstanceID?,
        _ address: String?,
        _ port: Int,
        _ weight: Int?,
        _ tag: String?,
        _ path: String
    ) throws(APIError) -> NamedTarget {
        var checkedWeight: Int?
        if let weight { checkedWeight = try Self.weight(weight, "\(path).Weight") }
        return NamedTarget(
            key: NamedTarget.Key(
                endpoint: try endpoint(instance, address?.nonEmpty, path),
                port: try ValueRules.port(port, "\(path).Port")
            ),
            weight: checkedWeight,
            tag: tag
        )
    }

    /// Any well-formed instance id is taken for an instance that exists: instances are not simulated.
    private static func endpoint(
        _ instance: InstanceID?,
        _ address: String?,
        _ path: String
    ) throws(APIError) -> Target.Endpoint {
        switch (instance?.nonEmpty, address) {
        case (let id?, nil):
            guard id.isWellFormed else { throw .invalidValue("\(path).InstanceId") }
            return .instance(id)
        case (nil, let text?):
            guard let address = IPv4Address(text) else { throw .invalidValue("\(path).EniIp") }
            return .address(address)
        default:
            throw .invalid("Exactly one of `\(path).InstanceId` and `\(path).EniIp` must be given.")
        }
    }
}
