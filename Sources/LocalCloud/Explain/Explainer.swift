import CLBReconciler
package import CloudAPI
package import CloudModel
import CloudStore
package import CloudWire
package import KubeAPI

/// Answers why: what decided about an object, who holds an address, what stands between a client and a pod.
package struct Explainer: Sendable {
    let gateway: Gateway
    let server: APIServer
    /// Nil where somebody else makes load balancers of Services and Ingresses.
    let reconcilers: ReconcilerSet?
    /// The cluster that is meant where none is named.
    private let defaultCluster: ClusterID?

    package init(_ gateway: Gateway, _ server: APIServer, _ reconcilers: ReconcilerSet?, defaultCluster: ClusterID?) {
        self.gateway = gateway
        self.server = server
        self.reconcilers = reconcilers
        self.defaultCluster = defaultCluster
    }

    /// The answer to a query of `/_clbsim/explain`: `subject=`, or `from=` and `to=`; `cluster=` with both.
    ///
    /// - Throws: ``ExplainProblem``, or what keeps the state from being read.
    package func answer(_ query: QueryParameters) async throws -> JSON {
        if let subject = query["subject"] {
            return try await explain(subject, try cluster(query["cluster"]))
        }
        guard let from = query["from"], let to = query["to"] else {
            throw ExplainProblem.unclear("Ask for subject=, or for from= and to=.")
        }
        return try reach(from: from, to: to, speech: query["proto"], try cluster(query["cluster"])).json
    }

    /// Walks the checklist of the vendor's FAQ.
    package func reach(from: String, to: String, speech: String? = nil, _ cluster: Cluster?) throws -> ReachWalk {
        guard let origin = ReachOrigin(from) else {
            throw ExplainProblem.unclear("--from is internet, vpc/ID or pod/NAMESPACE/NAME, not \(from).")
        }
        let spoken = speech.flatMap { ReachDestination.Speech(rawValue: $0.lowercased()) }
        guard speech == nil || spoken != nil else {
            throw ExplainProblem.unclear("--proto is tcp, udp, http or https, not \(speech ?? "").")
        }
        guard let destination = ReachDestination(to, speech: spoken) else {
            throw ExplainProblem.unclear("--to is VIP:PORT or VIP:PORT/HOST/PATH, not \(to).")
        }
        let cluster = try required(cluster)
        return try gateway.store.read { snapshot in
            let survey = ReachSurvey(ClusterState(cluster, in: snapshot, now: gateway.world.clock.now))
            return ReachWalk(try survey.scene(from: origin, to: destination))
        }
    }

    private func explain(_ subject: String, _ cluster: Cluster?) async throws -> JSON {
        let parts = subject.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let kinds: [String: CLBReconciler.ObjectKey.Kind] = [
            "service": .service, "svc": .service, "ingress": .ingress, "ing": .ingress,
        ]
        if parts.count == 3, let kind = kinds[parts[0]] {
            let key = CLBReconciler.ObjectKey(kind, parts[1], parts[2])
            return try await ExplainedObject(key, required(cluster), reconcilers, gateway.store).json(subject)
        }
        guard parts.count == 1, !subject.isEmpty else {
            throw ExplainProblem.unclear(
                "What can be explained: service/NAMESPACE/NAME, ingress/NAMESPACE/NAME, lb-…, subnet-…, a request id."
            )
        }
        return try gateway.store.read { snapshot in
            let place = ExplainedPlace(snapshot: snapshot, now: gateway.world.clock.now)
            if subject.hasPrefix("lb-") { return try place.loadBalancer(subject) }
            if subject.hasPrefix("subnet-") { return try place.subnet(subject) }
            return try place.request(subject)
        }
    }

    /// The cluster of that id; the default one where none is named.
    private func cluster(_ name: String?) throws -> Cluster? {
        guard let id = name.map(ClusterID.init(rawValue:)) ?? defaultCluster else { return nil }
        guard let cluster = try gateway.store.read({ try $0.cluster(id) }) else {
            throw ExplainProblem.missing("There is no cluster \(id).")
        }
        return cluster
    }

    private func required(_ cluster: Cluster?) throws -> Cluster {
        guard let cluster else { throw ExplainProblem.missing("There is no default cluster: name one with --cluster.") }
        return cluster
    }
}
