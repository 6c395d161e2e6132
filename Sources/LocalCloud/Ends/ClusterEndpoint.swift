package import CLBReconciler
package import CloudModel
package import CloudWire
package import KubeAPI
import KubeObjects
import Synchronization

/// A cluster's API in the same process.
package final class ClusterEndpoint: KubernetesEndpoint {
    private let server: APIServer
    private let cluster: Cluster
    /// What changed and was not fetched, by resource.
    private let inbox = Mutex<[String: [ObjectEvent]]>([:])
    private let bell: AsyncStream<Void>
    private let sink: AsyncStream<Void>.Continuation

    package init(_ server: APIServer, _ cluster: Cluster) {
        self.server = server
        self.cluster = cluster
        (bell, sink) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        server.hub.listen { [weak self] in self?.note($0) }
    }

    package func send(_ request: KubernetesRequest) async throws(KubernetesFailure) -> JSON {
        try DirectRequests(server: server, cluster: cluster, client: "service-controller").answer(request)
    }

    package func changes(
        of resource: KubernetesResource,
        since revision: String
    ) async throws(KubernetesFailure) -> KubernetesChanges {
        let key = resource.group.isEmpty ? resource.plural : "\(resource.plural).\(resource.group)"
        let events = inbox.withLock { $0.removeValue(forKey: key) ?? [] }
        let known = Int64(revision) ?? 0
        let fresh = events.filter { $0.revision > known }
        return KubernetesChanges(
            changes: fresh.map { $0.change == .deleted ? .gone($0.object.json) : .present($0.object.json) },
            revision: fresh.last.map { String($0.revision) } ?? revision
        )
    }

    package func waitForChange() async {
        for await _ in bell { return }
    }

    private func note(_ event: ObjectEvent) {
        guard event.cluster == cluster.id else { return }
        inbox.withLock { $0[event.resource, default: []].append(event) }
        sink.yield()
    }
}
