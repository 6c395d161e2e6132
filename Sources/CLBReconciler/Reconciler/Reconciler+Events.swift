import CloudModel
import CloudWire
import KubeObjects

/// The Events that people read on an object (reference 5.1).
extension Reconciler {
    func warn(_ key: ObjectKey, _ failure: SyncFailure) async {
        let reason = key.kind == .service ? policy.serviceFailureReason : policy.ingressFailureReason
        let message = failure.message(for: key)
        await tell(key, "Warning", reason, message, countedWith: failure.withoutRequest.message(for: key))
    }

    /// Tells warnings that stand in nobody's way when they are new.
    func warnOnce(_ warnings: [SyncFailure], _ key: ObjectKey) async {
        let told = records[key]?.warned ?? []
        for warning in warnings where !told.contains(warning) { await warn(key, warning) }
        records[key]?.warned = warnings
    }

    func tellBeginning(of key: ObjectKey) async {
        if key.kind == .ingress { await tell(key, "Normal", "EnsuringIngress", "Ensuring ingress") }
    }

    func tellSuccess(of key: ObjectKey) async {
        switch key.kind {
        case .service:
            // The misspelling is the vendor's.
            await tell(key, "Normal", "EnsureServiceSuccess", "Service Sync Success. RetrunCode: S2000")
        case .ingress:
            if records[key]?.hasBought == true { await tell(key, "Normal", "CREATE", "create loadbalancer succ") }
            await tell(key, "Normal", "EnsuredIngress", "Ensured ingress")
        }
    }

    func tellRelease(of key: ObjectKey) async {
        guard key.kind == .service else { return }
        await tell(key, "Normal", "EnsuringService", "Deleted Loadbalancer")
    }

    /// Writes an event, or counts one up that says the same; one that cannot be written is no reason to stop, and stands
    /// in the explanation.
    ///
    /// Events with the same `series` are counted together; the last message stands for all.
    func tell(
        _ key: ObjectKey,
        _ type: String,
        _ reason: String,
        _ message: String,
        countedWith series: String? = nil
    ) async {
        guard !policy.isDryRun, let object = view.object(key) else { return }
        let events = KubernetesResource(version: "v1", plural: "events")
        let text = "\(type) \(reason) \(series ?? message)"
        if let series = records[key]?.events[text] {
            let patch = KubernetesRequest(
                method: "PATCH",
                path: events.path(namespace: key.namespace, name: series.name),
                body: [
                    "count": .int(series.count + 1), "lastTimestamp": .string(now().utcText),
                    "message": .string(message),
                ],
                contentType: "application/merge-patch+json"
            )
            // Events expire after an hour; for whatever reason it cannot be counted up, another one is written.
            if (try? await kubernetes.send(patch)) != nil {
                records[key]?.events[text]?.count += 1
                return
            }
        }
        let number = String(UInt64(bitPattern: now().milliseconds) &* 1_000_000 &+ UInt64(eventCount), radix: 16)
        eventCount = (eventCount + 1) % 1_000_000
        let name = "\(key.name).\(number)"
        let event = event(named: name, about: object, key, type, reason, message)
        let post = KubernetesRequest(method: "POST", path: events.path(namespace: key.namespace), body: event)
        do throws(KubernetesFailure) {
            _ = try await kubernetes.send(post)
            records[key]?.events[text] = EventSeries(name: name, count: 1)
            records[key]?.untold = nil
        } catch {
            records[key]?.untold = "The event \(reason) could not be written: \(error.reason)"
        }
    }

    private func event(
        named name: String,
        about object: KubeObject,
        _ key: ObjectKey,
        _ type: String,
        _ reason: String,
        _ message: String
    ) -> JSON {
        let isService = key.kind == .service
        let moment = JSON.string(now().utcText)
        return [
            "apiVersion": "v1", "kind": "Event",
            "metadata": ["name": .string(name), "namespace": .string(key.namespace)],
            "involvedObject": [
                "apiVersion": isService ? "v1" : .string(ingressVersion), "kind": .string(key.kind.rawValue),
                "namespace": .string(key.namespace), "name": .string(key.name), "uid": .string(object.uid),
                "resourceVersion": .string(object.resourceVersion),
            ],
            "type": .string(type), "reason": .string(reason), "message": .string(message),
            "source": ["component": isService ? "service-controller" : "loadbalancer-controller"],
            "firstTimestamp": moment, "lastTimestamp": moment, "count": 1,
        ]
    }

    private var ingressVersion: String {
        let resource = resources[.ingress] ?? WatchedKind.ingress.resource
        return "\(resource.group)/\(resource.version)"
    }
}
