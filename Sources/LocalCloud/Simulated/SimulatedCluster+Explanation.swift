public import CLBReconciler
import CloudModel
import KubeAPI

extension SimulatedCluster {
    /// Answers why things are as they are, about this cluster where none is named.
    package var explainer: Explainer {
        Explainer(cloud.gateway, cloud.clusters, cloud.reconcilers, defaultCluster: cluster.id)
    }

    /// Why a Service or an Ingress such as `service/web` has the load balancers it has, or none: the rule that decided,
    /// the last failure, and every step still to be done.
    ///
    /// It tells what the last ``settle()`` found.
    ///
    /// - Throws: `KubernetesFailure.refused` of code 400 for any other kind, and of 404 where the server has no such kind.
    public func explanation(
        of object: String,
        namespace: String = "default"
    ) async throws(KubernetesFailure) -> Explanation {
        let (kindName, name) = try kindAndName(object)
        guard let kind = ObjectKey.Kind(rawValue: kindName) else {
            throw .refused(code: 400, reason: "BadRequest", message: "a \(kindName) never has a load balancer")
        }
        let reconciler: Reconciler?
        do {
            reconciler = try await cloud.reconcilers.reconciler(of: cluster)
        } catch {
            throw .unanswered("\(error)")
        }
        guard let reconciler else { throw .unanswered("the cluster's region is not known") }
        return await reconciler.explanation(of: ObjectKey(kind, namespace, name))
    }
}
