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
