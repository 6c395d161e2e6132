import CloudWire
import KubeObjects

/// The readiness gate of pods that wait until their load balancer knows them as healthy (reference 4).
extension Reconciler {
    /// Tells pods with the gate that they are served.
    ///
    /// - Returns: whether some must still wait.
    func openGates(
        _ desired: [DesiredLoadBalancer],
        _ present: [ObservedLoadBalancer],
        _ key: ObjectKey
    ) async throws(Interruption) -> Bool {
        let waiting = (records[key]?.dependencies ?? []).filter { $0.kind == .pod }.map(\.path).sorted().compactMap {
            path -> KubeObject? in
            let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2, let pod = view.object(.pod, parts[0], parts[1]) else { return nil }
            return pod.waitsForGate ? pod : nil
        }
        guard !waiting.isEmpty else { return false }
        let healthy = try await healthyAddresses(present.map(\.id))
        var isWaiting = false
        for pod in waiting {
            guard let address = pod["status", "podIP"]?.string, healthy.contains(address) else {
                isWaiting = true
                continue
            }
            try await open(pod)
        }
        return isWaiting
    }

    private func healthyAddresses(_ ids: [String]) async throws(Interruption) -> Set<String> {
        let answer = try await call(.describeTargetHealth, ["LoadBalancerIds": .array(ids.map(JSON.string))])
        var healthy: Set<String> = []
        var sick: Set<String> = []
        for loadBalancer in answer["LoadBalancers"]?.array ?? [] {
            for listener in loadBalancer["Listeners"]?.array ?? [] {
                for rule in listener["Rules"]?.array ?? [] {
                    for target in rule["Targets"]?.array ?? [] {
                        guard let address = target["IP"]?.string else { continue }
                        if target["HealthStatus"]?.bool == true {
                            healthy.insert(address)
                        } else {
                            sick.insert(address)
                        }
                    }
                }
            }
        }
        return healthy.subtracting(sick)
    }

    private func open(_ pod: KubeObject) async throws(Interruption) {
        let type = ServiceTargets.readinessGate
        let condition: JSON = [
            "type": .string(type), "status": "True", "reason": "LoadBalancerNetworkGroupReady",
            "message": .string("Marking condition \"\(type)\" to True."), "lastTransitionTime": .string(now().utcText),
        ]
        let request = KubernetesRequest(
            method: "PATCH",
            path: WatchedKind.pod.resource.path(namespace: pod.namespace, name: pod.name) + "/status",
            body: ["status": ["conditions": [condition]]],
            // Merges by the condition's type.
            contentType: "application/strategic-merge-patch+json"
        )
        do throws(KubernetesFailure) {
            view.set(KubeObject(try await kubernetes.send(request)), of: .pod)
        } catch {
            if case .refused(404, _, _) = error { return }
            throw .kubernetes(error)
        }
    }
}

extension KubeObject {
    /// Whether a pod's containers are ready and its gate is not yet open.
    var waitsForGate: Bool {
        let type = ServiceTargets.readinessGate
        guard hasReadinessGate(type), isContainersReady, !isBeingDeleted else { return false }
        return !(self["status", "conditions"]?.array ?? []).contains {
            $0["type"]?.string == type && $0["status"]?.string == "True"
        }
    }
}
