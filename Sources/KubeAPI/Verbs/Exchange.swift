import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeObjects
import KubeSchema

/// One request for a resource, with all that is known of it.
struct Exchange {
    let server: APIServer
    let cluster: Cluster
    let request: ServerRequest
    let path: ResourcePath
    let resource: Resource
    /// What defines the resource, where it is a custom one.
    let definition: KubeObject?
    let representation: Representation

    var key: ObjectKey {
        ObjectKey(resource: resource.storageKey, namespace: path.namespace, name: path.name)
    }

    /// The type of the objects, in the version the client asks for.
    var kind: GroupVersionKind { resource.kind(in: path.version.version) }

    /// The type of the objects in the version that is kept.
    var storedKind: GroupVersionKind { resource.storedKind }

    /// What objects of the type may be, in the client's version; nil for what is not described.
    var schema: SchemaNode? { schema(of: kind) }

    /// Who is to own the fields of what is written.
    var writer: FieldWriter? {
        schema(of: storedKind).map {
            FieldWriter(name: fieldManager, schema: $0, apiVersion: "\(storedKind.groupVersion)")
        }
    }

    private func schema(of kind: GroupVersionKind) -> SchemaNode? {
        guard let definition else { return SchemaCatalogue.kubernetes.schema(of: kind) }
        return definition.openAPISchema(in: kind.version)
            .map(SchemaCatalogue.kubernetes.schema(ofCustomResource:))
    }

    /// Whether nothing is to be kept (`dryRun=All`).
    var isDryRun: Bool { request.query.all("dryRun").contains("All") }

    /// Who is named in managed fields: what the client says, or the first part of its user agent.
    var fieldManager: String {
        if let manager = request.query["fieldManager"], !manager.isEmpty { return manager }
        let agent = request.header("user-agent") ?? ""
        let name = agent.prefix { $0 != "/" }
        return name.isEmpty ? "unknown" : String(name.prefix(128))
    }

    var notFound: StatusError { .notFound(resource.groupResource, name: path.name) }

    /// What is written must be called what the path says.
    func checkName(of object: KubeObject) throws(StatusError) {
        guard !object.name.isEmpty else {
            throw .badRequest(
                "the name of the object (\(path.name) based on URL) was undeterminable: name must be provided"
            )
        }
        guard object.name == path.name else {
            throw .badRequest(
                "the name of the object (\(object.name)) does not match the name on the URL (\(path.name))"
            )
        }
        guard object.namespace.isEmpty || path.namespace.isEmpty || object.namespace == path.namespace else {
            throw .badRequest(
                "the namespace of the object (\(object.namespace)) does not match the namespace on the request "
                    + "(\(path.namespace))"
            )
        }
    }

    /// An object in the version the client asks for.
    func shown(_ object: KubeObject) -> KubeObject { Conversion.object(object, to: kind) }

    /// Runs a change in one transaction; a dry run does all but keep it.
    func write<Result>(_ body: (ClusterTransaction) throws -> Result) throws -> Result {
        try server.write(cluster, isDryRun: isDryRun, body)
    }

    func read<Result>(_ body: (ClusterState) throws -> Result) throws -> Result {
        try server.store.read { try body(ClusterState(cluster, in: $0, now: server.world.clock.now)) }
    }

    /// An answer with one object, in the form the client wants.
    func answer(status: Int = 200, _ object: KubeObject) -> ServerAnswer {
        .whole(WholeAnswer(status: status, ObjectForm(self).json(shown(object))))
    }
}
