import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeObjects
import KubeSchema

/// Finds who answers what is no resource: versions, groups, schemas and health.
struct DiscoveryRoutes {
    let server: APIServer
    let cluster: Cluster
    let request: ServerRequest

    func answer(_ parts: [String]) throws -> WholeAnswer {
        guard request.method == "GET" else { throw StatusError.methodNotAllowed }
        if let checks = parts.first.flatMap(HealthChecks.init) {
            return try checks.answer(parts.dropFirst(), request.query)
        }
        switch (parts.first, parts.count) {
        case (nil, _): return WholeAnswer(["paths": .array(try paths().map(JSON.string))])
        case ("version", 1): return WholeAnswer(ServerVersion(cluster.version).json)
        case ("api", 1), ("apis", 1), ("api", 2), ("apis", 2), ("apis", 3): return try discover(parts)
        case ("openapi", _): return try describe(parts)
        default: throw StatusError.noSuchPath
        }
    }

    /// Every path that leads to something other than a resource.
    private func paths() throws -> [String] {
        let groups = try resources().groups.filter { !$0.group.isEmpty }.flatMap { group in
            ["/apis/\(group.group)"] + group.versions.map { "/apis/\(group.group)/\($0)" }
        }
        let others = ["/api", "/api/v1", "/apis", "/openapi/v2", "/openapi/v3", "/version"]
        return (groups + others + HealthChecks.paths).sorted()
    }

    private func resources() throws -> ResourceList {
        try server.store.read { try ClusterState(cluster, in: $0, now: server.world.clock.now).resources() }
    }

    private func discover(_ parts: [String]) throws -> WholeAnswer {
        let documents = DiscoveryDocuments(resources: try resources())
        if parts.count == 1, wantsAggregation {
            return WholeAnswer(
                contentType: "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
                body: Array(documents.aggregated(isCore: parts[0] == "api").text.utf8)
            )
        }
        let document: JSON? =
            switch (parts[0], parts.count) {
            case ("api", 1): documents.coreVersions
            case ("apis", 1): documents.groups
            case ("apis", 2): documents.group(parts[1])
            case ("api", _): documents.resources(of: GroupVersion(group: "", version: parts[1]))
            default: documents.resources(of: GroupVersion(group: parts[1], version: parts[2]))
            }
        guard let document else { throw StatusError.noSuchPath }
        return WholeAnswer(document)
    }

    /// Whether the client reads all resources of all groups in one document.
    private var wantsAggregation: Bool {
        let accept = (request.header("accept") ?? "").filter { $0 != " " }
        return accept.split(separator: ",").contains { clause in
            let parameters = Set(clause.split(separator: ";"))
            return parameters.isSuperset(of: ["g=apidiscovery.k8s.io", "v=v2", "as=APIGroupDiscoveryList"])
        }
    }

    /// The schemas of all resources, or of one version of a group.
    private func describe(_ parts: [String]) throws -> WholeAnswer {
        let documents = OpenAPIDocuments(resources: try served())
        switch (parts[1...].first, parts.count) {
        case ("v3", 2): return WholeAnswer(documents.index)
        case ("v3", _):
            guard let document = documents.document(at: parts[2...].joined(separator: "/")) else {
                throw StatusError.noSuchPath
            }
            return WholeAnswer(document)
        case ("v2", 2): return server.swagger.answer(documents, accept: request.header("accept"))
        default: throw StatusError.noSuchPath
        }
    }

    private func served() throws -> [ServedResource] {
        try server.store.read { snapshot in
            let state = ClusterState(cluster, in: snapshot, now: server.world.clock.now)
            return try state.resources().all.flatMap { resource in
                let definition = resource.isCustom ? try state.definition(of: resource) : nil
                return resource.versions.map { ServedResource(resource, in: $0, definition: definition) }
            }
        }
    }
}

extension ServedResource {
    fileprivate init(_ resource: Resource, in version: String, definition: KubeObject?) {
        let kind = resource.kind(in: version)
        let parts = resource.subresources.map { part in
            let taken =
                part == .scale ? GroupVersionKind(group: "autoscaling", version: "v1", kind: "Scale") : kind
            return Subresource(name: part.rawValue, kind: taken, verbs: ["get", "patch", "update"])
        }
        self.init(
            kind: kind,
            plural: resource.plural,
            isNamespaced: resource.isNamespaced,
            verbs: Set(resource.verbs),
            subresources: parts,
            customSchema: definition.flatMap { $0.openAPISchema(in: version) }
        )
    }
}

extension KubeObject {
    /// What a CustomResourceDefinition says of the objects of one version.
    func openAPISchema(in version: String) -> JSON? {
        let found = self["spec", "versions"]?.array?.first { $0["name"]?.string == version }
        return found?[path: "schema", "openAPIV3Schema"]
    }
}
