import CLBReconciler
import CloudModel
import CloudStore
import KubeAPI
import KubeObjects

/// From names as people write them to the paths of the API.
extension SimulatedCluster {
    /// The path of `KIND/NAME`, or of all objects of `KIND`.
    func path(of object: String, namespace: String) throws(KubernetesFailure) -> String {
        let parts = object.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let resource = try resource(parts[0])
        return path(of: resource, in: resource.versions[0], namespace, name: parts.count > 1 ? parts[1] : "")
    }

    /// What `KIND/NAME` stands for, the kind as objects write it.
    func kindAndName(_ object: String) throws(KubernetesFailure) -> (kind: String, name: String) {
        let parts = object.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return (try resource(parts[0]).kind, parts.count > 1 ? parts[1] : "")
    }

    /// The path of an object by what its manifest says.
    func place(
        ofKind kind: String,
        apiVersion: String,
        namespace: String,
        name: String
    ) throws(KubernetesFailure) -> String {
        let names = apiVersion.split(separator: "/", maxSplits: 1).map(String.init)
        let group = names.count > 1 ? names[0] : ""
        let version = names.last ?? ""
        guard let resource = try resources().resource(kind: kind, group: group), resource.versions.contains(version)
        else {
            throw .refused(
                code: 404,
                reason: "NotFound",
                message: "no matches for kind \"\(kind)\" in version \"\(apiVersion)\""
            )
        }
        guard !name.isEmpty else {
            throw .refused(code: 400, reason: "BadRequest", message: "a manifest of kind \"\(kind)\" has no name")
        }
        return path(of: resource, in: version, namespace, name: name)
    }

    private func path(of resource: Resource, in version: String, _ namespace: String, name: String) -> String {
        KubernetesResource(group: resource.group, version: version, plural: resource.plural)
            .path(namespace: resource.isNamespaced ? namespace : "", name: name)
    }

    /// The resource that kubectl understands by a name.
    private func resource(_ name: String) throws(KubernetesFailure) -> Resource {
        let name = name.lowercased()
        let found = try resources().all.first { resource in
            [resource.plural, resource.singular, resource.kind.lowercased(), resource.groupResource.description]
                .contains(name) || resource.shortNames.contains(name)
        }
        guard let found else {
            throw .refused(
                code: 404,
                reason: "NotFound",
                message: "the server doesn't have a resource type \"\(name)\""
            )
        }
        return found
    }

    private func resources() throws(KubernetesFailure) -> ResourceList {
        do {
            return try cloud.clusters.store.read { snapshot in
                try ClusterState(cluster, in: snapshot, now: cloud.now).resources()
            }
        } catch {
            throw .unanswered("\(error)")
        }
    }
}
