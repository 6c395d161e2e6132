import CloudWire

/// Reading the cloud.
extension Reconciler {
    private static let pageMax = 100
    static let idsMax = 20

    /// Reads, once, every load balancer that has this cluster's tag: a page of a hundred at a time, and their targets
    /// likewise.
    ///
    /// - Returns: whether it could.
    func index() async -> Bool {
        guard !isIndexed else { return true }
        do throws(Interruption) {
            var offset = 0
            while try await indexPage(&offset) {}
            try await indexTargets()
            isIndexed = true
            return true
        } catch {
            if case .failed(let failure) = error {
                obstacle = "load balancers cannot be read: \(failure.origin?.message ?? failure.text)"
            } else {
                obstacle = "the cloud takes no more calls for now"
            }
            return false
        }
    }

    private func indexPage(_ offset: inout Int) async throws(Interruption) -> Bool {
        let filter: JSON = ["Name": .string("tag:" + OwnershipTags.cluster), "Values": [.string(cluster.id)]]
        let answer = try await call(
            .describeLoadBalancers,
            ["Filters": [filter], "Offset": .int(Int64(offset)), "Limit": .int(Int64(Self.pageMax))]
        )
        let page = answer["LoadBalancerSet"]?.array ?? []
        for json in page { known.setAttributes(ObservedLoadBalancer(json)) }
        offset += page.count
        return page.count == Self.pageMax
    }

    /// Reads an object's load balancers that are stale or not known well enough: one call a turn.
    ///
    /// - Returns: whether all of them are known.
    func observe(_ ids: Set<String>, to depth: ObservedLoadBalancer.Depth) async throws(Interruption) -> Bool {
        let unknown = ids.filter { !known.isFresh($0, to: .attributes) }.sorted()
        if !unknown.isEmpty {
            try await readAttributes(Array(unknown.prefix(Self.idsMax)))
            return false
        }
        guard let shallow = ids.sorted().first(where: { !known.isFresh($0, to: depth) }) else { return true }
        try await readListeners(shallow)
        return false
    }

    func readAttributes(_ ids: [String]) async throws(Interruption) {
        let answer = try await call(
            .describeLoadBalancers,
            ["LoadBalancerIds": .array(ids.map(JSON.string)), "Limit": .int(Int64(Self.pageMax))]
        )
        let present = (answer["LoadBalancerSet"]?.array ?? []).map(ObservedLoadBalancer.init)
        for fresh in present { known.setAttributes(fresh) }
        for id in Set(ids).subtracting(present.map(\.id)) {
            known.remove(id)
        }
    }

    private func readListeners(_ id: String) async throws(Interruption) {
        for action in [CloudAction.describeListeners, .describeTargets] where !budget.mayCall(action, at: now()) {
            throw .outOfCalls(action)
        }
        let listeners = try await call(.describeListeners, ["LoadBalancerId": .string(id)], about: id)
        let targets = try await call(.describeTargets, ["LoadBalancerId": .string(id)], about: id)
        known.change(id) {
            $0.readListeners(listeners)
            $0.readTargets(targets)
        }
    }

    /// Looks for an object's load balancers by their tags, where an answer that named them was lost.
    func find(ownedBy uid: String, _ kind: ObjectKey.Kind) async throws(Interruption) {
        let filter: JSON = ["Name": .string("tag:" + OwnershipTags.owner(kind)), "Values": [.string(uid)]]
        let answer = try await call(
            .describeLoadBalancers,
            ["Filters": [filter], "Limit": .int(Int64(Self.pageMax))]
        )
        let present = (answer["LoadBalancerSet"]?.array ?? []).map(ObservedLoadBalancer.init)
        for fresh in present { known.setAttributes(fresh) }
        for id in known.ids(ownedBy: uid).subtracting(present.map(\.id)) { known.remove(id) }
    }

    /// Calls an action within its budget, with the failures that every call has in common sorted out.
    ///
    /// A load balancer that it is `about` is no longer trusted where the call fails.
    func call(
        _ action: CloudAction,
        _ parameters: JSON,
        about id: String? = nil
    ) async throws(Interruption) -> JSONObject {
        try await send(CloudCall(action, parameters), about: id, for: nil)
    }

    func send(
        _ call: CloudCall,
        about id: String?,
        for key: ObjectKey?
    ) async throws(Interruption) -> JSONObject {
        guard budget.mayCall(call.action, at: now()) else { throw .outOfCalls(call.action) }
        budget.count(call.action, at: now())
        do throws(CloudFailure) {
            let answer = try await cloud.call(call.action, call.parameters)
            if let key { note(call, answer["RequestId"]?.string ?? "", "done", for: key) }
            return answer
        } catch {
            if let key { note(call, error.requestId, error.code, for: key) }
            if error.code == "RequestLimitExceeded" {
                budget.close(call.action, at: now())
                throw .outOfCalls(call.action)
            }
            if error.isBusy { throw .busy(policy.taskPoll * 5) }
            if let id { error.isGone ? known.remove(id) : known.distrust(id) }
            throw .failed(error.failure(of: call, kind: key?.kind ?? .service, policy))
        }
    }

    private func note(_ call: CloudCall, _ requestId: String, _ outcome: String, for key: ObjectKey) {
        records[key, default: ObjectRecord()].note(
            ObjectRecord.Call(action: call.action.name, requestId: requestId, outcome: outcome)
        )
    }
}
