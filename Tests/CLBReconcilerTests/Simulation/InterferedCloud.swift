import CLBReconciler
import CloudWire

/// A cloud whose calls may go wrong.
struct InterferedCloud: CloudEndpoint {
    let inner: any CloudEndpoint
    let interference: Interference

    func call(_ action: CloudAction, _ parameters: JSONObject) async throws(CloudFailure) -> JSONObject {
        if let failed = Self.failedTask(action, parameters) { return failed }
        switch interference.meet(action.name, parameters) {
        case nil: return try await inner.call(action, parameters)
        case .unanswered(let isCarriedOut)?, .crash(let isCarriedOut)?:
            if isCarriedOut { _ = try? await inner.call(action, parameters) }
            throw .unanswered("the connection was lost")
        case .refused(let code, let message)?: throw .refused(code: code, message: message, requestId: "refused")
        case .failedTask?: return try failing(action, parameters)
        }
    }

    /// The state of a task that was accepted and failed.
    private static func failedTask(_ action: CloudAction, _ parameters: JSONObject) -> JSONObject? {
        guard action.name == "DescribeTaskStatus", parameters["TaskId"]?.string?.hasPrefix("failed-") == true else {
            return nil
        }
        return JSONObject([("Status", 1), ("Message", "an injected failure")])
    }

    /// Accepts a call that is never carried out.
    private func failing(_ action: CloudAction, _ parameters: JSONObject) throws(CloudFailure) -> JSONObject {
        var answer = JSONObject([("RequestId", .string(interference.failedTask()))])
        switch action.name {
        case "CreateLoadBalancer": answer["LoadBalancerIds"] = ["lb-failed00"]
        case "CreateListener":
            answer["ListenerIds"] = .array((parameters["Ports"]?.array ?? []).map { _ in "lbl-failed00" })
        case "CreateRule":
            answer["LocationIds"] = .array((parameters["Rules"]?.array ?? []).map { _ in "loc-failed00" })
        case "BatchRegisterTargets", "BatchDeregisterTargets":
            let listeners = (parameters["Targets"]?.array ?? []).compactMap { $0["ListenerId"] }
            answer["FailListenerIdSet"] = .array(listeners)
        default:
            guard action.service == "clb", !action.name.hasPrefix("Describe") else {
                throw .refused(code: "InternalError", message: "an injected failure", requestId: "refused")
            }
        }
        return answer
    }
}

/// A cluster whose calls may go wrong.
struct InterferedCluster: KubernetesEndpoint {
    let inner: any KubernetesEndpoint
    let interference: Interference

    func send(_ request: KubernetesRequest) async throws(KubernetesFailure) -> JSON {
        switch interference.meet("\(request.method) \(request.path)") {
        case nil: return try await inner.send(request)
        case .unanswered(let isCarriedOut)?, .crash(let isCarriedOut)?:
            if isCarriedOut { _ = try? await inner.send(request) }
            throw .unanswered("the connection was lost")
        case .refused?, .failedTask?: throw .refused(code: 500, reason: "InternalError", message: "an injected failure")
        }
    }

    func changes(
        of resource: KubernetesResource,
        since revision: String
    ) async throws(KubernetesFailure) -> KubernetesChanges {
        if interference.isDead { throw .unanswered("nobody asks") }
        return try await inner.changes(of: resource, since: revision)
    }

    func waitForChange() async { await inner.waitForChange() }
}
