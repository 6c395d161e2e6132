public import CLBReconciler
package import CloudModel
public import CloudWire
import KubeAPI
import KubeObjects

/// A Kubernetes cluster of a ``SimulatedCloud``, as its administrator sees it.
///
/// Objects are named as kubectl names them: `service/web`, `svc/web`, `deployments.apps/web`; a kind may be written as its
/// name, plural, short name or plural with group. Failures are those of the API server: `KubernetesFailure.refused` with
/// its status, such as 404, reason, such as `NotFound`, and message.
public final class SimulatedCluster: Sendable {
    /// The cluster's id, `cls-…`.
    public let id: String
    /// The id of the VPC that the cluster is in.
    public let vpcId: String
    /// The id of the subnet that pods take their addresses from.
    public let podSubnetId: String
    /// The id of the subnet that load balancers of ClusterIP Services take their addresses from.
    public let serviceSubnetId: String
    /// The cloud that the cluster is part of.
    public let cloud: SimulatedCloud

    package let cluster: Cluster
    private let requests: DirectRequests

    init(_ cluster: Cluster, of cloud: SimulatedCloud, podSubnetId: String, serviceSubnetId: String) {
        self.cluster = cluster
        self.cloud = cloud
        self.podSubnetId = podSubnetId
        self.serviceSubnetId = serviceSubnetId
        id = cluster.id.rawValue
        vpcId = cluster.vpcId.rawValue
        requests = DirectRequests(server: cloud.clusters, cluster: cluster, client: "kubectl")
    }

    /// Sends any request to the API server and answers the object that comes back.
    ///
    /// - Throws: `KubernetesFailure.refused` for every answer of status 300 or above.
    @discardableResult
    public func send(_ request: KubernetesRequest) throws(KubernetesFailure) -> JSON {
        try requests.answer(request)
    }

    /// Makes or changes objects, as `kubectl apply --server-side --force-conflicts -f` does.
    ///
    /// - Parameters:
    ///   - yaml: one manifest, or several with `---` between them.
    ///   - namespace: where objects go that name none.
    /// - Throws: `KubernetesFailure.refused` for the first object that the server does not take; those before it stay.
    /// - Returns: the objects as the server keeps them now, before any controller has seen them.
    @discardableResult
    public func apply(yaml: String, namespace: String = "default") throws(KubernetesFailure) -> [JSON] {
        let manifests: [JSON]
        do {
            manifests = try ManifestReader.objects(yaml)
        } catch let error as StatusError {
            throw .refused(code: error.code, reason: error.reason, message: error.message)
        } catch {
            throw .unanswered("\(error)")
        }
        var objects: [JSON] = []
        for manifest in manifests { objects.append(try apply(manifest, namespace: namespace)) }
        return objects
    }

    /// Makes or changes one object, as ``apply(yaml:namespace:)`` does.
    ///
    /// - Throws: `KubernetesFailure.refused` where the server does not take the object.
    /// - Returns: the object as the server keeps it now, before any controller has seen it.
    @discardableResult
    public func apply(_ manifest: JSON, namespace: String = "default") throws(KubernetesFailure) -> JSON {
        let metadata = manifest["metadata"]
        let place = try place(
            ofKind: manifest["kind"]?.string ?? "",
            apiVersion: manifest["apiVersion"]?.string ?? "",
            namespace: metadata?["namespace"]?.string ?? namespace,
            name: metadata?["name"]?.string ?? ""
        )
        return try send(
            KubernetesRequest(
                method: "PATCH",
                path: place + "?fieldManager=kubectl&force=true",
                body: manifest,
                contentType: "application/apply-patch+yaml"
            )
        )
    }

    /// An object as it is now; nil where there is none of that name.
    ///
    /// - Throws: `KubernetesFailure.refused` where the server has no such kind.
    public func get(_ object: String, namespace: String = "default") throws(KubernetesFailure) -> JSON? {
        let path = try path(of: object, namespace: namespace)
        do {
            return try send(KubernetesRequest(method: "GET", path: path))
        } catch {
            guard case .refused(404, _, _) = error else { throw error }
            return nil
        }
    }

    /// An object, or all of a kind, as the table that kubectl prints.
    package func table(_ object: String, namespace: String = "default") throws(KubernetesFailure) -> JSON {
        let request = KubernetesRequest(method: "GET", path: try path(of: object, namespace: namespace))
        return try requests.answer(request, accept: "application/json;as=Table;v=v1;g=meta.k8s.io")
    }

    /// All objects of a kind in order of namespace and name, in one namespace or, where that is nil, in all.
    ///
    /// - Throws: `KubernetesFailure.refused` where the server has no such kind.
    public func list(_ kind: String, namespace: String? = "default") throws(KubernetesFailure) -> [JSON] {
        let path = try path(of: kind, namespace: namespace ?? "")
        return try send(KubernetesRequest(method: "GET", path: path))["items"]?.array ?? []
    }

    /// Changes an object by a merge patch, in which null removes a member.
    ///
    /// - Throws: `KubernetesFailure.refused` where there is no such object, or the server does not take the change.
    /// - Returns: the object as it is now.
    @discardableResult
    public func patch(
        _ object: String,
        _ changes: JSON,
        namespace: String = "default"
    ) throws(KubernetesFailure) -> JSON {
        try send(
            KubernetesRequest(
                method: "PATCH",
                path: try path(of: object, namespace: namespace),
                body: changes,
                contentType: "application/merge-patch+json"
            )
        )
    }

    /// Asks for an object's deletion; it is gone when its finalizers are, which takes a ``settle()``.
    ///
    /// - Throws: `KubernetesFailure.refused` where there is no such object.
    public func delete(_ object: String, namespace: String = "default") throws(KubernetesFailure) {
        try send(KubernetesRequest(method: "DELETE", path: try path(of: object, namespace: namespace)))
    }

    /// Lets everything in the cloud come to rest, this cluster included: see ``SimulatedCloud/settle()``.
    ///
    /// - Throws: as that does.
    public func settle() async throws { try await cloud.settle() }
}
