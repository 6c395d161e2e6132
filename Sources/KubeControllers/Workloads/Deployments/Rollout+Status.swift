import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

extension Rollout {
    private var conditions: Conditions {
        Conditions(deployment["status", "conditions"]?.array ?? [], now: state.now, hasUpdateTimes: true)
    }

    /// Keeps the clock of the progress still while the Deployment is paused.
    func notePause() throws {
        guard deadlineSeconds != nil else { return }
        let reason = deployment.condition("Progressing")?["reason"]
        guard reason != "ProgressDeadlineExceeded", isPaused != (reason == "DeploymentPaused") else { return }
        try isPaused
            ? setProgress("Unknown", reason: "DeploymentPaused", message: "Deployment is paused")
            : setProgress("Unknown", reason: "DeploymentResumed", message: "Deployment is resumed")
    }

    func setProgress(_ status: String, reason: String, message: String) throws {
        var conditions = self.conditions
        conditions.set("Progressing", status, reason: reason, message: message)
        try write { $0["status", "conditions"] = .array(conditions.all) }
    }

    /// Writes the counts alone, as while nothing rolls.
    func writeCounts() throws -> Instant? {
        try write { $0["status"] = counts(conditions) }
        return nil
    }

    /// Writes the counts and how far the rollout is.
    ///
    /// - Returns: when it will count as failed unless it moves.
    func writeProgress() throws -> Instant? {
        let status = counts(conditions)
        var conditions = Conditions(status["conditions"]?.array ?? [], now: state.now, hasUpdateTimes: true)
        if deadlineSeconds == nil { conditions.remove("Progressing") } else { judge(status, &conditions) }
        copyFailures(to: &conditions)
        var judged = status
        judged[path: "conditions"] = .array(conditions.all)
        try write { $0["status"] = judged }
        return isComplete(judged) ? nil : nextLook(conditions)
    }

    /// Whether every replica is new and available.
    func isComplete(_ status: JSON) -> Bool {
        ["updatedReplicas", "replicas", "availableReplicas"].allSatisfy { status[$0]?.int ?? 0 == Int64(wanted) }
            && status["observedGeneration"]?.int ?? 0 >= deployment.generation
    }

    private func judge(_ status: JSON, _ conditions: inout Conditions) {
        let reason = conditions["Progressing"]?["reason"]
        let isDone = status["replicas"] == status["updatedReplicas"] && reason == "NewReplicaSetAvailable"
        guard !isDone else { return }
        let subject = newSet.map { "ReplicaSet \"\($0.name)\"" } ?? "Deployment \"\(deployment.name)\""
        if isComplete(status) {
            let message = "\(subject) has successfully progressed."
            conditions.set("Progressing", "True", reason: "NewReplicaSetAvailable", message: message)
        } else if hasMoved(status) {
            let message = "\(subject) is progressing."
            conditions.renew("Progressing", "True", reason: "ReplicaSetUpdated", message: message)
        } else if isLate(conditions) {
            let message = "\(subject) has timed out progressing."
            conditions.set("Progressing", "False", reason: "ProgressDeadlineExceeded", message: message)
        }
    }

    private func hasMoved(_ status: JSON) -> Bool {
        func count(_ member: String) -> Int { Int(status[member]?.int ?? 0) }
        let oldBefore = deployment.statusCount("replicas") - deployment.statusCount("updatedReplicas")
        return count("replicas") - count("updatedReplicas") < oldBefore
            || ["updatedReplicas", "readyReplicas", "availableReplicas"].contains {
                count($0) > deployment.statusCount($0)
            }
    }

    private func isLate(_ conditions: Conditions) -> Bool {
        switch conditions["Progressing"]?["reason"] {
        case "NewReplicaSetAvailable": false
        case "ProgressDeadlineExceeded": true
        default: deadline(conditions).map { $0 < state.now } ?? false
        }
    }

    private func nextLook(_ conditions: Conditions) -> Instant? {
        // The moment is kept in whole seconds, so the deadline is surely over one second later.
        guard let next = deadline(conditions).map({ $0 + Duration.seconds(1) }), next > state.now else { return nil }
        return conditions["Progressing"]?["status"] == "False" ? nil : next
    }

    private func deadline(_ conditions: Conditions) -> Instant? {
        guard let seconds = deadlineSeconds, let text = conditions["Progressing"]?["lastUpdateTime"]?.string else {
            return nil
        }
        return Instant(kubeText: text).map { $0 + Duration.seconds(seconds) }
    }

    /// Shows that Pods cannot be made: the new ReplicaSet's failure before any old one's.
    private func copyFailures(to conditions: inout Conditions) {
        let failure = ((newSet.map { [$0] } ?? []) + oldSets).lazy.compactMap { $0.condition("ReplicaFailure") }.first
        guard let failure else { return conditions.remove("ReplicaFailure") }
        let (status, reason, message) = (failure["status"], failure["reason"], failure["message"])
        conditions.set(
            "ReplicaFailure",
            status?.string ?? "True",
            reason: reason?.string ?? "",
            message: message?.string ?? ""
        )
    }
}

// MARK: Counts

extension Rollout {
    private func counts(_ conditions: Conditions) -> JSON {
        let available = allSets.total("availableReplicas")
        var conditions = conditions
        if available >= wanted - margin.unavailable {
            let message = "Deployment has minimum availability."
            conditions.set("Available", "True", reason: "MinimumReplicasAvailable", message: message)
        } else {
            let message = "Deployment does not have minimum availability."
            conditions.set("Available", "False", reason: "MinimumReplicasUnavailable", message: message)
        }
        var status: JSON = ["observedGeneration": .int(deployment.generation)]
        status[path: "replicas"] = .unlessZero(allSets.total("replicas"))
        status[path: "updatedReplicas"] = .unlessZero(newSet?.statusCount("replicas") ?? 0)
        status[path: "readyReplicas"] = .unlessZero(allSets.total("readyReplicas"))
        status[path: "availableReplicas"] = .unlessZero(available)
        status[path: "unavailableReplicas"] = .unlessZero(max(0, allSets.wanted - available))
        status[path: "collisionCount"] = deployment["status", "collisionCount"]
        status[path: "conditions"] = .array(conditions.all)
        return status
    }
}
