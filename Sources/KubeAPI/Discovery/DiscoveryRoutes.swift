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
        switch (parts.first, parts.count) {
        case (nil, _):
            return WholeAnswer([
                "paths": [
                    "/api", "/api/v1", "/apis", "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz",
                    "/version",
                ]
            ])
        case ("version", 1): return WholeAnswer(ServerVersion(cluster.version).json)
        case ("healthz", _), ("livez", _), ("readyz", _):
            return WholeAnswer(contentType: "text/plain; charset=utf-8", body: Array("ok".utf8))
        case ("api", 1), ("apis", 1), ("api", 2), ("apis", 2), ("apis", 3): return try discover(parts)
        case ("openapi", _): return try describe(parts)
        default: throw StatusError.noSuchPath
        }
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

    private func describe(_ parts: [String]) throws -> WholeAnswer {
        throw StatusError.noSuchPath
    }
}
