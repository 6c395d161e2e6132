package import CloudModel
package import CloudStore
import CloudWire
package import KubeObjects

/// What a cluster's API holds, at one moment.
package class ClusterState {
    package let cluster: Cluster
    package let snapshot: Snapshot
    package let now: Instant

    package init(_ cluster: Cluster, in snapshot: Snapshot, now: Instant) {
        self.cluster = cluster
        self.snapshot = snapshot
        self.now = now
    }

    package func object(_ key: ObjectKey) throws -> KubeObject? {
        try snapshot.object(place(key.resource), namespace: key.namespace, name: key.name).map(KubeObject.init(text:))
    }

    /// All objects of a list in order of namespace and name; an empty namespace is all of them.
    package func objects(_ resource: String, namespace: String = "") throws -> [KubeObject] {
        try snapshot.objects(place(resource), namespace: namespace).map(KubeObject.init(text:))
    }

    /// The resources served, with those of custom definitions.
    package func resources() throws -> ResourceList {
        let definitions = try objects(DefinitionEnding.resource)
        return ResourceList(
            custom: definitions.compactMap(Resource.init(definition:)),
            minorVersion: ServerVersion(cluster.version).minor
        )
    }

    /// One resource by its plural name, without reading definitions where it is built in.
    func resource(_ plural: String, in version: GroupVersion) throws -> Resource? {
        let builtIn = ResourceList(custom: [], minorVersion: ServerVersion(cluster.version).minor)
        return try builtIn.resource(plural, in: version) ?? resources().resource(plural, in: version)
    }

    /// One resource by the name of its list, without reading definitions where it is built in.
    func resource(keptAs storageKey: String) throws -> Resource? {
        let builtIn = ResourceList(custom: [], minorVersion: ServerVersion(cluster.version).minor)
        return try builtIn.resource(storageKey: storageKey) ?? resources().resource(storageKey: storageKey)
    }

    /// What defines a custom resource.
    func definition(of resource: Resource) throws -> KubeObject? {
        try object(
            ObjectKey(resource: DefinitionEnding.resource, namespace: "", name: resource.groupResource.description)
        )
    }

    func place(_ resource: String) -> StoredObject.Place {
        StoredObject.Place(cluster: cluster.id, resource: resource)
    }
}

extension KubeObject {
    /// An object as the database keeps it.
    init(text: String) {
        // The database holds nothing but what was written from JSON.
        self.init((try? JSONParser.parse(Array(text.utf8))) ?? [:])
    }
}

extension ClusterState {
    /// Every object as if it had just been made, for those who begin to watch.
    package func everything() throws -> [ObjectEvent] {
        try resources().all.filter { $0.storedAs == nil }.flatMap { resource in
            try objects(resource.storageKey).map {
                ObjectEvent(.added, $0, was: nil, resource: resource.storageKey, cluster: cluster.id)
            }
        }
    }
}
