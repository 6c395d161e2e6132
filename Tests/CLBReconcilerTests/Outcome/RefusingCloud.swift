import CLBReconciler
import CloudWire

/// A cloud that refuses one action.
struct RefusingCloud: CloudEndpoint {
    let cloud: any CloudEndpoint
    let action: String
    let code: String

    func call(_ action: CloudAction, _ parameters: JSONObject) async throws(CloudFailure) -> JSONObject {
        guard action.name != self.action else { throw .refused(code: code, message: "no", requestId: "1") }
        return try await cloud.call(action, parameters)
    }
}

/// A cluster that takes no event.
struct SilencedCluster: KubernetesEndpoint {
    let cluster: any KubernetesEndpoint

    func send(_ request: KubernetesRequest) async throws(KubernetesFailure) -> JSON {
        guard request.method == "GET" || !request.path.contains("/events") else {
            throw .refused(code: 403, reason: "Forbidden", message: "events are not for you")
        }
        return try await cluster.send(request)
    }

    func changes(
        of resource: KubernetesResource,
        since revision: String
    ) async throws(KubernetesFailure) -> KubernetesChanges {
        try await cluster.changes(of: resource, since: revision)
    }

    func waitForChange() async { await cluster.waitForChange() }
}
