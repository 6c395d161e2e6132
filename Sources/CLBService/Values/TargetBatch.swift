import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// The targets of a batch by listener and rule, in the order they were named.
struct TargetBatch {
    /// The targets of one place.
    struct Part {
        var ruleId: RuleID?
        var targets: [NamedTarget]
    }

    /// What the batch actions answer: failures stand in it, and the call succeeds all the same (reference 3.6).
    struct Outcome: Encodable {
        private(set) var failListenerIdSet: [ListenerID] = []
        private(set) var message = ""

        /// Does something for a listener, and notes where it is refused; nil then.
        mutating func attempt<Result>(_ listenerId: ListenerID, _ work: () throws -> Result) rethrows -> Result? {
            do {
                return try work()
            } catch let error as APIError {
                note(error, of: listenerId)
                return nil
            }
        }

        private mutating func note(_ error: APIError, of listenerId: ListenerID) {
            if !failListenerIdSet.contains(listenerId) { failListenerIdSet.append(listenerId) }
            message += message.isEmpty ? error.message : " \(error.message)"
        }
    }

    private(set) var parts: [(listenerId: ListenerID, parts: [Part])] = []

    init(_ shapes: [BatchTargetShape]) throws(APIError) {
        let shapes = try ValueRules.list(shapes, upTo: TargetRules.maximumBatch, "Targets")
        for (index, shape) in shapes.enumerated() {
            add(try TargetRules.target(shape, "Targets.\(index)"), on: shape.listenerId, shape.locationId?.nonEmpty)
        }
    }

    private mutating func add(_ target: NamedTarget, on listenerId: ListenerID, _ ruleId: RuleID?) {
        guard let index = parts.firstIndex(where: { $0.listenerId == listenerId }) else {
            parts.append((listenerId, [Part(ruleId: ruleId, targets: [target])]))
            return
        }
        guard let place = parts[index].parts.firstIndex(where: { $0.ruleId == ruleId }) else {
            parts[index].parts.append(Part(ruleId: ruleId, targets: [target]))
            return
        }
        parts[index].parts[place].targets.append(target)
    }
}

extension Cloud {
    /// Where a part of a batch belongs.
    func batchPlace(
        _ part: TargetBatch.Part,
        on listenerId: ListenerID,
        of loadBalancer: LoadBalancer
    ) throws -> Target.Place {
        guard let listener = try state.listener(listenerId, of: loadBalancer.id) else {
            throw APIError.notExisting(listenerId)
        }
        return try place(on: listener, ruleId: part.ruleId)
    }

    /// The targets of a listener by the places they belong to; a place that is named in two ways is one.
    func batchPlaces(
        _ parts: [TargetBatch.Part],
        on listenerId: ListenerID,
        of loadBalancer: LoadBalancer
    ) throws -> [(place: Target.Place, targets: [NamedTarget])] {
        var places: [(place: Target.Place, targets: [NamedTarget])] = []
        for part in parts {
            let place = try batchPlace(part, on: listenerId, of: loadBalancer)
            if let index = places.firstIndex(where: { $0.place == place }) {
                places[index].targets += part.targets
            } else {
                places.append((place, part.targets))
            }
        }
        return places
    }
}
