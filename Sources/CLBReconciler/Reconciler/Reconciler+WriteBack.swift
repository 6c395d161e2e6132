import CloudModel
import CloudWire
import KubeObjects

/// What stands on an object: finalizer, annotations, status (reference 1.5, 3.2, 3.4).
extension Reconciler {
    /// Puts on what must be there before the cloud is changed for an object: the finalizer, before a purchase the token
    /// that makes it one purchase however often it is asked for, and the id of the user's own load balancer, whose tags
    /// do not tell for whom it is changed.
    ///
    /// - Returns: whether anything had to be written.
    func prepare(
        _ object: KubeObject,
        _ key: ObjectKey,
        for step: PlanStep?,
        _ desired: [DesiredLoadBalancer]
    ) async throws(Interruption) -> Bool {
        var metadata = JSONObject()
        let finalizer = finalizer(of: key)
        if !object.finalizers.contains(finalizer) {
            metadata["finalizers"] = .array((object.finalizers + [finalizer]).map(JSON.string))
        }
        let held = object.annotation(key.kind.loadBalancerAnnotation)
        let existing = Set(desired.compactMap(\.existingId))
        if let id = step?.loadBalancerId, existing.contains(id), held != id {
            metadata["annotations"] = [key.kind.loadBalancerAnnotation: .string(id)]
        }
        let isBuying = step?.isPurchase == true
        if isBuying, let token = freshToken(for: object, key, existing) {
            var annotations = JSONObject([(name: key.kind.tokenAnnotation, value: .string(token))])
            if !isStillHeld(held, object, key, existing) { annotations[key.kind.loadBalancerAnnotation] = .null }
            metadata["annotations"] = .object(annotations)
        }
        guard !metadata.members.isEmpty else { return false }
        try await patch(key, ["metadata": .object(metadata + lock(object))])
        if isBuying { records[key]?.isTokenSpent = false }
        return true
    }

    /// Another token where there is none, or where it has bought something already.
    private func freshToken(for object: KubeObject, _ key: ObjectKey, _ existing: Set<String>) -> String? {
        let isSpent = records[key]?.isTokenSpent == true || hasBoughtBefore(object, key, existing)
        guard isSpent || object.annotation(key.kind.tokenAnnotation) == nil else { return nil }
        return ClientToken.make(uid: object.uid, at: now(), failures: records[key]?.failures ?? 0)
    }

    /// Whether the main load balancer was there and is gone, or is one that the object had in its place; the second one
    /// of a Service has a token of its own.
    private func hasBoughtBefore(_ object: KubeObject, _ key: ObjectKey, _ existing: Set<String>) -> Bool {
        guard let id = object.annotation(key.kind.loadBalancerAnnotation) else { return false }
        return !isStillHeld(id, object, key, existing)
    }

    private func isStillHeld(_ id: String?, _ object: KubeObject, _ key: ObjectKey, _ existing: Set<String>) -> Bool {
        guard let id else { return false }
        return existing.contains(id) || known[id].map { owner(of: object, key).bought($0) } ?? false
    }

    func finalizer(of key: ObjectKey) -> String {
        key.kind == .service ? policy.serviceFinalizer : policy.ingressFinalizer
    }

    /// Whether anything of ours stands on an object.
    func isMarked(_ object: KubeObject, _ key: ObjectKey) -> Bool {
        object.finalizers.contains(finalizer(of: key)) || object.annotation(key.kind.loadBalancerAnnotation) != nil
    }

    /// Takes off everything of ours: the object has no load balancer any more.
    func unmark(_ object: KubeObject, _ key: ObjectKey) async throws(Interruption) {
        guard isMarked(object, key) else { return }
        if !object.isBeingDeleted, object["status", "loadBalancer", "ingress"] != nil || isReady(object) {
            try await patchStatus(key, .object(JSONObject([("loadBalancer", ["ingress": .null])]) + conditions(object)))
        }
        var metadata = lock(view.object(key) ?? object)
        let others = object.finalizers.filter { $0 != finalizer(of: key) }
        metadata["finalizers"] = .array(others.map(JSON.string))
        let ours =
            [key.kind.loadBalancerAnnotation, key.kind.tokenAnnotation]
            + (key.kind == .service
                ? [IngressAnnotation.loadBalancerId, policy.addressAnnotation] : [IngressAnnotation.conditions])
        let present = ours.filter { object.annotation($0) != nil }
        if !present.isEmpty {
            metadata["annotations"] = .object(JSONObject(present.map { (name: $0, value: .null) }))
        }
        try await patch(key, ["metadata": .object(metadata)])
    }

    /// Takes off what tells of the load balancer that an object had, where it is gone and none takes its place: an
    /// address that nobody answers at helps nobody (inferred).
    func disown(
        _ present: [ObservedLoadBalancer],
        _ object: KubeObject,
        _ key: ObjectKey
    ) async throws(Interruption) {
        guard !policy.isDryRun, let id = object.annotation(key.kind.loadBalancerAnnotation),
            !present.contains(where: { $0.id == id })
        else { return }
        if object["status", "loadBalancer", "ingress"] != nil {
            try await patchStatus(key, ["loadBalancer": ["ingress": .null]])
        }
        // The token has bought what is gone, and would be answered with it.
        var gone = [key.kind.loadBalancerAnnotation, key.kind.tokenAnnotation]
        if key.kind == .service { gone += [IngressAnnotation.loadBalancerId, policy.addressAnnotation] }
        let annotations = JSONObject(gone.filter { object.annotation($0) != nil }.map { (name: $0, value: JSON.null) })
        try await patch(key, ["metadata": ["annotations": .object(annotations)]])
    }

    /// Makes a write fail where the object changed meanwhile.
    func lock(_ object: KubeObject) -> JSONObject {
        JSONObject([("resourceVersion", .string(object.resourceVersion))])
    }

    func patch(_ key: ObjectKey, _ patch: JSON) async throws(Interruption) {
        try await write(key, patch, to: path(of: key))
    }

    func patchStatus(_ key: ObjectKey, _ status: JSON) async throws(Interruption) {
        try await write(key, ["status": status], to: path(of: key) + "/status")
    }

    private func path(of key: ObjectKey) -> String {
        (resources[key.kind.watched] ?? key.kind.watched.resource).path(namespace: key.namespace, name: key.name)
    }

    private func write(_ key: ObjectKey, _ patch: JSON, to path: String) async throws(Interruption) {
        let request = KubernetesRequest(
            method: "PATCH",
            path: path,
            body: patch,
            contentType: "application/merge-patch+json"
        )
        do throws(KubernetesFailure) {
            let object = KubeObject(try await kubernetes.send(request))
            ownRevisions[key] = object.resourceVersion
            // One without finalizers that was being deleted is gone.
            if object.isBeingDeleted, object.finalizers.isEmpty {
                view.remove(object, of: key.kind.watched)
            } else {
                view.set(object, of: key.kind.watched)
            }
        } catch {
            if case .refused(404, _, _) = error { return }
            throw .kubernetes(error)
        }
    }
}

/// Makes two requests for one purchase the same to the cloud.
enum ClientToken {
    /// In the form of a UUID; different for every purchase of an object.
    static func make(uid: String, at now: Instant, failures: Int) -> String {
        var high: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(uid) \(now.milliseconds) \(failures)".utf8 { high = (high ^ UInt64(byte)) &* 0x100_0000_01b3 }
        var low = high
        for byte in uid.utf8 { low = (low ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = (hex(high) + hex(low)).map(String.init)
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { digits[$0].joined() }
        return groups.joined(separator: "-")
    }

    private static func hex(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
