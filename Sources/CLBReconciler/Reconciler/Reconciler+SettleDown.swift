import CloudModel
import CloudWire
import KubeObjects

/// What an object shows once the cloud is as it wants.
extension Reconciler {
    func settleDown(
        _ verdict: Verdict,
        _ desired: [DesiredLoadBalancer],
        _ present: [ObservedLoadBalancer],
        _ object: KubeObject,
        _ key: ObjectKey
    ) async throws(Interruption) -> Progress {
        guard !desired.isEmpty else { return try await leave(object, key) }
        let owner = owner(of: object, key)
        func found(_ role: LoadBalancerRole) -> ObservedLoadBalancer? {
            desired.first { $0.role == role }.flatMap { wanted in present.first { owner.has($0, as: wanted) } }
        }
        guard let main = found(.main) else { return .done }
        // An existing one was not bought, so that only now the finalizer is sure to be there.
        if try await prepare(object, key, for: nil, desired) { return .again }
        try await writeMetadata(main, behindClusterIP: found(.clusterIP), key)
        try await writeStatus(main, key)
        try await keepConfig(of: desired.first { $0.role == .main }, object, key)
        let plan = records[key]?.plan ?? Plan()
        await warnOnce(verdict.warnings + plan.warnings, key)
        if let problem = plan.problems.first { throw .failed(problem) }
        try await writeCondition(.success, key)
        if records[key]?.hasChanged == true { await tellSuccess(of: key) }
        records[key]?.hasChanged = false
        records[key]?.hasBought = false
        records[key]?.began = nil
        return try await openGates(desired, present, key) ? .wait(now() + policy.taskPoll * 10) : .done
    }

    /// The object has none, or goes.
    private func leave(_ object: KubeObject, _ key: ObjectKey) async throws(Interruption) -> Progress {
        let released = records[key]?.hasChanged == true
        try await unmark(object, key)
        records[key]?.hasChanged = false
        records[key]?.hasBought = false
        records[key]?.began = nil
        guard released, !object.isBeingDeleted else { return .done }
        await tellRelease(of: key)
        if policy.flavour == .tke { await tellSuccess(of: key) }
        return .done
    }

    /// The object has none and had none; of Services the container service says so all the same (reference 1.2).
    func rest(_ object: KubeObject, _ key: ObjectKey) async -> Progress {
        let isNew = records[key]?.mustObserve == true || records[key]?.isTold != true
        records[key]?.mustObserve = false
        records[key]?.isTold = true
        let type = object["spec", "type"]?.string ?? ""
        let isTold = ["ClusterIP", "NodePort"].contains(type) && object.path != "default/kubernetes"
        guard policy.flavour == .tke, key.kind == .service, isNew, isTold, !object.isBeingDeleted else { return .done }
        await tellRelease(of: key)
        await tellSuccess(of: key)
        return .done
    }

    /// Nobody may touch what the object has.
    func letGo(_ object: KubeObject, _ key: ObjectKey) async throws(Interruption) -> Progress {
        if object.isBeingDeleted, !policy.isDryRun { try await unmark(object, key) }
        return .done
    }

    private func writeMetadata(
        _ main: ObservedLoadBalancer,
        behindClusterIP second: ObservedLoadBalancer?,
        _ key: ObjectKey
    ) async throws(Interruption) {
        guard let object = view.object(key) else { return }
        var annotations = [key.kind.loadBalancerAnnotation: main.id]
        var patch = JSONObject()
        if key.kind == .service {
            if policy.writesIngressKeyOnServices { annotations[IngressAnnotation.loadBalancerId] = main.id }
            if let address = clusterIP(of: object, main, second) { patch["spec"] = ["clusterIP": .string(address)] }
        }
        annotations = annotations.filter { object.annotation($0.key) != $0.value }
        if key.kind == .service, policy.writesSyncTimes, records[key]?.hasChanged == true {
            annotations[ServiceAnnotation.syncBeginTime] = (records[key]?.began ?? now()).offsetText
            annotations[ServiceAnnotation.syncEndTime] = now().offsetText
        }
        if !annotations.isEmpty { patch["metadata"] = ["annotations": .texts(annotations)] }
        guard !patch.members.isEmpty else { return }
        do throws(Interruption) {
            try await self.patch(key, .object(patch))
        } catch {
            // A server that gives out addresses itself refuses ours; the annotations still matter.
            guard case .kubernetes(.refused(422, _, _)) = error, patch["spec"] != nil else { throw error }
            patch["spec"] = nil
            if !patch.members.isEmpty { try await self.patch(key, .object(patch)) }
        }
    }

    /// The address to write as the Service's ClusterIP; nil where there is none to write (reference 6.1).
    private func clusterIP(
        of object: KubeObject,
        _ main: ObservedLoadBalancer,
        _ second: ObservedLoadBalancer?
    ) -> String? {
        guard policy.writesClusterIP, cluster.isVendorKubernetes else { return nil }
        let isClusterIP = object["spec", "type"]?.string == "ClusterIP"
        guard let address = (second ?? (isClusterIP ? main : nil))?.vips.first else { return nil }
        let present = object["spec", "clusterIP"]?.string ?? ""
        return present.isEmpty ? address : nil
    }

    private func writeStatus(_ main: ObservedLoadBalancer, _ key: ObjectKey) async throws(Interruption) {
        guard let object = view.object(key) else { return }
        let ingress: JSON =
            main.vips.isEmpty
            ? [["hostname": .string(main.domain)]] : .array(main.vips.map { ["ip": .string($0)] })
        var status = JSONObject()
        if !shows(object, ingress) { status["loadBalancer"] = ["ingress": ingress] }
        if key.kind == .service, !isReady(object) { status["conditions"] = [readyCondition] }
        guard !status.members.isEmpty, object.annotation(policy.addressAnnotation) != main.address else { return }
        do throws(Interruption) {
            try await patchStatus(key, .object(status))
        } catch {
            guard case .kubernetes(.refused(let code, _, let message)) = error, code == 422 || code == 403 else {
                throw error
            }
            // A stock server from 1.29 on refuses it on ClusterIP Services (reference 3.4).
            try await patch(key, ["metadata": ["annotations": [policy.addressAnnotation: .string(main.address)]]])
            let text = "The server refuses the load balancer's address in the status: \(message)"
            await warn(key, SyncFailure("E5008", text))
        }
    }

    /// Whether the status tells those addresses; what the server adds to them does not matter.
    private func shows(_ object: KubeObject, _ ingress: JSON) -> Bool {
        let present = object["status", "loadBalancer", "ingress"]?.array ?? []
        let wanted = ingress.array ?? []
        return present.count == wanted.count
            && zip(present, wanted).allSatisfy { $0["ip"] == $1["ip"] && $0["hostname"] == $1["hostname"] }
    }

    func isReady(_ service: KubeObject) -> Bool {
        (service["status", "conditions"]?.array ?? []).contains {
            $0["type"]?.string == "Ready" && $0["status"]?.string == "True"
        }
    }

    /// As it was observed (reference 3.4).
    private var readyCondition: JSON {
        [
            "type": "Ready", "status": "True", "reason": "Success", "message": "", "observedGeneration": 0,
            "lastTransitionTime": .string(now().utcText),
        ]
    }
}

extension Instant {
    /// Such as `2026-01-01T00:00:00Z`.
    var utcText: String { "\(utcDay.text)T\(utcTimeText)Z" }

    /// The same moment in Beijing, such as `2026-01-01T08:00:00+08:00`, as the controller writes it (reference 2.1).
    var offsetText: String { beijingText.split(separator: " ").joined(separator: "T") + "+08:00" }
}
