import CloudModel
import CloudWire
import KubeObjects

/// Making calls, and waiting for what they set going.
extension Reconciler {
    /// Makes the call of a step.
    func perform(_ step: PlanStep, _ object: KubeObject, _ key: ObjectKey) async throws(Interruption) -> Progress {
        if let id = step.loadBalancerId {
            guard busy.insert(id).inserted else { throw .busy(policy.taskPoll) }
        }
        defer { if let id = step.loadBalancerId { busy.remove(id) } }
        if records[key]?.began == nil {
            records[key]?.began = now()
            if !object.isBeingDeleted { await tellBeginning(of: key) }
        }
        if step.isPurchase { records[key]?.hasBought = true }
        let call = step.call(in: cluster, token: object.annotation(key.kind.tokenAnnotation) ?? "")
        let answer: JSONObject
        do throws(Interruption) {
            answer = try await send(call, about: step.loadBalancerId, for: key)
        } catch {
            throw await explained(error, step, key)
        }
        records[key]?.hasChanged = true
        if step.isPurchase { records[key]?.isTokenSpent = true }
        let boughtId = known.apply(step, answer)
        if let failed = answer["FailListenerIdSet"]?.array, !failed.isEmpty {
            if let id = step.loadBalancerId { known.distrust(id) }
            throw .failed(SyncFailure("E5009", "CLB BatchTarget Faild: \(answer["Message"]?.string ?? "")"))
        }
        if case .deleteLoadBalancer = step {
            // The token would be answered with the one that is gone.
            records[key]?.isTokenSpent = true
            lookAtStarving()
        }
        guard call.isTask, let requestId = answer["RequestId"]?.string else { return .again }
        records[key]?.pending = ObjectRecord.Pending(requestId: requestId, step: step, boughtId: boughtId, since: now())
        if let boughtId { purchases.add(boughtId, for: key) }
        let first = taskTimes.firstPoll(call.action, isCrowded: boughtId == nil && isCrowded)
        return first == .zero ? .again : .wait(now() + first)
    }

    /// Waits for the task of the last call.
    ///
    /// - Returns: nil where there is none, or where it is well ended.
    func awaitTask(of key: ObjectKey) async throws(Interruption) -> Progress? {
        guard let pending = records[key]?.pending else { return nil }
        if let id = pending.boughtId { return try await awaitPurchase(id, pending, key) }
        let answer = try await call(.describeTaskStatus, ["TaskId": .string(pending.requestId)])
        switch answer["Status"]?.int {
        case 0:
            end(pending, of: key)
            return nil
        case 2: return try waitOn(pending, key)
        default: throw fail(pending, key, answer["Message"]?.string ?? "")
        }
    }

    /// A purchase has ended when the load balancer runs, which also tells its address: one read for many of them.
    private func awaitPurchase(
        _ id: String,
        _ pending: ObjectRecord.Pending,
        _ key: ObjectKey
    ) async throws(Interruption) -> Progress? {
        if known[id]?.isRunning != true { try await readPurchases(with: id) }
        switch known[id]?.isRunning {
        case true?:
            end(pending, of: key)
            return nil
        case false?: return try waitOn(pending, key)
        case nil:
            // A creation that fails leaves no trace; only its task tells why.
            let answer = try await call(.describeTaskStatus, ["TaskId": .string(pending.requestId)])
            throw fail(pending, key, answer["Message"]?.string ?? "the load balancer is gone")
        }
    }

    /// Reads one that was bought and as many others as one call takes; whose runs by now goes on at once.
    private func readPurchases(with id: String) async throws(Interruption) {
        guard budget.mayCall(.describeLoadBalancers, at: now()) else { throw .outOfCalls(.describeLoadBalancers) }
        let batch = purchases.batch(with: id, most: Self.idsMax)
        try await readAttributes(batch)
        for other in batch where known[other]?.isRunning != false {
            if let buyer = purchases.end(other), other != id { queue.hasten(buyer) }
        }
    }

    /// Whether more objects wait than there may be calls of one action in a second.
    private var isCrowded: Bool { budget.callsPerSecond.map { queue.count > $0 } ?? false }

    /// A load balancer that somebody waits for who does not know its task, as after a start.
    func awaitRunning(_ young: ObservedLoadBalancer) async throws(Interruption) -> Progress {
        try await readAttributes([young.id])
        return known[young.id]?.isRunning == false ? .wait(now() + policy.taskPoll * 5) : .again
    }

    private func end(_ pending: ObjectRecord.Pending, of key: ObjectKey) {
        let action = pending.step.call(in: cluster, token: "").action
        if let id = pending.boughtId { purchases.end(id) }
        taskTimes.learn(action, took: now().duration(since: pending.since), polls: pending.polls)
        records[key]?.pending = nil
    }

    private func waitOn(_ pending: ObjectRecord.Pending, _ key: ObjectKey) throws(Interruption) -> Progress {
        guard now() < pending.since + policy.taskPatience else { throw fail(pending, key, "the task does not end") }
        records[key]?.pending?.polls += 1
        let factor = min(pending.polls + 1, 10)
        return .wait(now() + policy.taskPoll * factor)
    }

    /// A task that failed leaves things as they were, so that they are read again.
    private func fail(_ pending: ObjectRecord.Pending, _ key: ObjectKey, _ reason: String) -> Interruption {
        records[key]?.pending = nil
        if let id = pending.step.loadBalancerId ?? pending.boughtId { known.distrust(id) }
        if pending.step.isPurchase {
            records[key]?.isTokenSpent = true
            if let id = pending.boughtId {
                known.remove(id)
                purchases.end(id)
            }
        }
        records[key]?.mustFind = true
        let call = pending.step.call(in: cluster, token: "")
        let isFull = reason.contains("ResourceInsufficient") || reason.contains("nsufficient")
        let origin = CloudFailure.refused(
            code: isFull ? "ResourceInsufficient" : "FailedOperation",
            message: reason,
            requestId: pending.requestId
        )
        return .failed(origin.failure(of: call, kind: key.kind, policy))
    }

    /// A failed call's consequences for what is believed of the object, and its story told in full.
    private func explained(_ error: Interruption, _ step: PlanStep, _ key: ObjectKey) async -> Interruption {
        guard case .failed(var failure) = error else { return error }
        if isRefusal(failure, of: step, key) { return .busy(.zero) }
        if case .unanswered = failure.origin { records[key]?.mustFind = true }
        if failure.origin?.isGone == true {
            if case .deleteLoadBalancer = step { return .busy(.zero) }
            records[key]?.mustFind = true
        }
        if failure.origin?.code.hasPrefix("UnsupportedOperation.DeliveryFailed") == true {
            records[key]?.isTokenSpent = true
        }
        // Bought with before a start, and for what was wanted then.
        if step.isPurchase, failure.origin?.message.contains("ClientToken") == true {
            records[key]?.isTokenSpent = true
            failure.retry = .backoff
        }
        if case .after = failure.retry, let story = await fullSubnetStory(step) { failure.text += ". " + story }
        return .failed(failure)
    }

    /// Addresses may have become free for those whose subnet was full.
    private func lookAtStarving() {
        for (key, record) in records.sorted(by: { $0.key < $1.key }) {
            if case .after? = record.lastFailure?.retry { queue.add(key, .change) }
        }
    }
}

extension Instant {
    func duration(since earlier: Instant) -> Duration { .milliseconds(milliseconds - earlier.milliseconds) }
}
