package import CloudAPI
package import CloudModel
package import CloudStore
import CloudWire
package import KubeObjects

/// The right to change what a cluster's API holds, good for one transaction.
///
/// It writes what it is given: rules about requests are the verbs' affair. Controllers write through it as well.
package final class ClusterTransaction: ClusterState {
    package let transaction: Transaction
    package let world: World
    /// What was written, in order, to be announced once the transaction is durable.
    package private(set) var events: [ObjectEvent] = []
    /// The component of the cluster that writes without a request, by its name in managed fields; nil leaves none there.
    package var author: String?

    package init(_ cluster: Cluster, in transaction: Transaction, world: World, now: Instant) {
        self.transaction = transaction
        self.world = world
        super.init(cluster, in: transaction, now: now)
    }

    /// Keeps a new object and tells it with its revision.
    @discardableResult
    package func insert(_ object: KubeObject, in resource: String) throws -> KubeObject {
        try write(object, in: resource, replacing: nil)
    }

    /// Keeps a changed object in the place of the old one, and tells it with its revision.
    ///
    /// What says the same as before is not written, and keeps its revision.
    @discardableResult
    package func replace(_ old: KubeObject, with object: KubeObject, in resource: String) throws -> KubeObject {
        guard !object.json.isSame(as: old.json) else { return old }
        return try write(object, in: resource, replacing: old)
    }

    /// Removes an object, which watchers see as it was last, with the revision of its removal.
    package func remove(_ object: KubeObject, from resource: String) throws {
        var object = object
        object.resourceVersion = String(try transaction.nextRevision())
        try transaction.removeObject(place(resource), namespace: object.namespace, name: object.name)
        events.append(ObjectEvent(.deleted, object, was: object, resource: resource, cluster: cluster.id))
    }

    private func write(_ object: KubeObject, in resource: String, replacing old: KubeObject?) throws -> KubeObject {
        var object = object.inServersOrder
        let revision = try transaction.nextRevision()
        object.resourceVersion = String(revision)
        let event = ObjectEvent(
            old == nil ? .added : .modified,
            object,
            was: old,
            resource: resource,
            cluster: cluster.id
        )
        let stored = StoredObject(
            place: place(resource),
            namespace: object.namespace,
            name: object.name,
            uid: object.uid,
            revision: revision,
            text: event.text,
            owners: object.ownerReferences.map(\.uid)
        )
        try transaction.put(stored)
        if object.ownerReferences != old?.ownerReferences ?? [] {
            try transaction.setOwners(stored.owners, of: stored)
        }
        events.append(event)
        return object
    }
}

extension KubeObject {
    /// With the members in the order the real server writes them; ``ListText`` counts on the first two.
    fileprivate var inServersOrder: KubeObject {
        let first = ["kind", "apiVersion", "metadata"]
        let members = json.object?.members ?? []
        let head = first.compactMap { name in members.first { $0.name == name } }
        return KubeObject(.object(JSONObject(head + members.filter { !first.contains($0.name) })))
    }
}
