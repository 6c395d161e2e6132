import CloudWire
import KubeObjects

/// The conditions of an Ingress, whose status has no place for them (reference 2.2, 3.4).
extension Reconciler {
    enum Condition {
        case success
        case failure(SyncFailure)
    }

    /// Writes an Ingress's `Ready` where it says another thing than before.
    func writeCondition(_ condition: Condition, _ key: ObjectKey) async throws(Interruption) {
        guard key.kind == .ingress, !policy.isDryRun, let object = view.object(key) else { return }
        let said = JSONObject(members(condition, key))
        let present = object.annotation(IngressAnnotation.conditions).flatMap { try? JSONParser.parse(Array($0.utf8)) }
        guard said.members.contains(where: { present?[0]?[$0.name] != $0.value }) else { return }
        var members = said
        members["lastTransitionTime"] = .string(now().utcText)
        let text = JSON.array([.object(members)]).text
        try await patch(key, ["metadata": ["annotations": [IngressAnnotation.conditions: .string(text)]]])
    }

    /// Shows on an object that it failed; the event tells it too, so what cannot be written is no reason to stop, and
    /// stands in the explanation.
    func showFailure(_ failure: SyncFailure, _ key: ObjectKey) async {
        do throws(Interruption) {
            try await writeCondition(.failure(failure), key)
            try await showLoss(failure, key)
        } catch {
            guard case .kubernetes(let refusal) = error else { return }
            records[key]?.untold = "The condition Ready could not be written: \(refusal.reason)"
        }
    }

    /// Takes the address, and `Ready` of a Service, off an object whose load balancer is gone and not replaced, as when it
    /// was deleted by hand (reference 3.10).
    ///
    /// What serves stays ready though a change of it failed: no document shows another condition (inferred).
    private func showLoss(_ failure: SyncFailure, _ key: ObjectKey) async throws(Interruption) {
        guard !policy.isDryRun, let object = view.object(key), isMarked(object, key), !object.isBeingDeleted,
            held(by: object, key, []).allSatisfy({ known[$0] == nil && known.isFresh($0, to: .attributes) }),
            isReady(object) || object["status", "loadBalancer", "ingress"] != nil
        else { return }
        var status = JSONObject([("loadBalancer", ["ingress": .null])])
        if key.kind == .service {
            let ready = JSONObject(members(.failure(failure), key) + [("lastTransitionTime", .string(now().utcText))])
            status = status + conditions(object, ready: .object(ready))
        }
        try await patchStatus(key, .object(status))
    }

    /// The status member `conditions` with another `Ready`, or without one; those of others stay.
    func conditions(_ service: KubeObject, ready: JSON? = nil) -> JSONObject {
        guard let present = service["status", "conditions"]?.array else { return JSONObject() }
        let others = present.filter { $0["type"]?.string != "Ready" }
        return JSONObject([("conditions", .array(others + [ready].compactMap { $0 }))])
    }

    private func members(_ condition: Condition, _ key: ObjectKey) -> [(name: String, value: JSON)] {
        switch condition {
        case .success:
            [("type", "Ready"), ("status", "True"), ("reason", "Success"), ("message", "")]
        case .failure(let failure):
            [
                ("type", "Ready"), ("status", "False"), ("reason", .string(failure.code)),
                ("message", .string(failure.withoutRequest.message(for: key))),
            ]
        }
    }
}
