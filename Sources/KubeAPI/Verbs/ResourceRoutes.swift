import CloudAPI
import CloudStore
import CloudWire
import CloudModel
import KubeObjects

/// Finds who answers a request for a resource.
struct ResourceRoutes {
    let server: APIServer
    let cluster: Cluster
    let request: ServerRequest

    func answer(_ path: ResourcePath) throws -> ServerAnswer {
        if let answer = try Reviews(cluster: cluster, request: request).answer(path) { return .whole(answer) }
        let exchange = try exchange(path)
        guard path.rest.isEmpty else { throw StatusError.noSuchPath }
        try WriteOptions.check(exchange)
        if !path.subresource.isEmpty { return try SubresourceRoutes(exchange: exchange).answer() }
        return path.name.isEmpty ? try list(exchange) : try object(exchange)
    }

    private func exchange(_ path: ResourcePath) throws -> Exchange {
        let (resource, definition) = try resource(path)
        // Lists over all namespaces have none in the path; everything else of a namespaced resource has.
        guard resource.isNamespaced || path.namespace.isEmpty else { throw StatusError.noSuchPath }
        guard !resource.isNamespaced || !path.namespace.isEmpty || path.name.isEmpty else {
            throw StatusError.noSuchPath
        }
        guard let representation = Representation(accept: request.header("accept")) else {
            throw StatusError.notAcceptable
        }
        return Exchange(
            server: server,
            cluster: cluster,
            request: request,
            path: path,
            resource: resource,
            definition: definition,
            representation: representation
        )
    }

    private func resource(_ path: ResourcePath) throws -> (Resource, definition: KubeObject?) {
        try server.store.read { snapshot in
            let state = ClusterState(cluster, in: snapshot, now: server.world.clock.now)
            guard let resource = try state.resource(path.plural, in: path.version) else { throw StatusError.noSuchPath }
            return (resource, resource.isCustom ? try state.definition(of: resource) : nil)
        }
    }

    private func list(_ exchange: Exchange) throws -> ServerAnswer {
        switch request.method {
        case "GET" where request.query.isOn("watch"): try Watch(exchange).answer()
        case "GET": try List(exchange).answer()
        case "POST" where exchange.resource.isNamespaced && exchange.path.namespace.isEmpty:
            throw StatusError.methodNotAllowed
        case "POST": try Create(exchange).answer()
        case "DELETE" where !exchange.resource.verbs.contains("deletecollection"): throw StatusError.methodNotAllowed
        case "DELETE": try DeleteCollection(exchange).answer()
        default: throw StatusError.methodNotAllowed
        }
    }

    private func object(_ exchange: Exchange) throws -> ServerAnswer {
        // A watch of one object is one of its list with a field selector: below a name `watch` means nothing.
        switch request.method {
        case "GET": try Get(exchange).answer()
        case "PUT": try Update(exchange, of: .main).answer()
        case "PATCH": try Patch(exchange, of: .main).answer()
        case "DELETE": try Delete(exchange).answer()
        default: throw StatusError.methodNotAllowed
        }
    }
}
