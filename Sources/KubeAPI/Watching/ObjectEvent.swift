package import CloudModel
import CloudWire
package import KubeObjects

/// One change of one object.
package final class ObjectEvent: Sendable {
    package enum Change: String, Sendable {
        case added = "ADDED"
        case modified = "MODIFIED"
        case deleted = "DELETED"
    }

    package let change: Change
    package let object: KubeObject
    /// The object before the change, which selectors may have matched.
    package let old: KubeObject?
    package let resource: String
    package let cluster: ClusterID
    package let revision: Int64
    /// The object as JSON, made once for the database and every watcher.
    let text: String
    /// The event as most watchers see it, made once for all of them.
    let line: [UInt8]

    init(_ change: Change, _ object: KubeObject, was old: KubeObject?, resource: String, cluster: ClusterID) {
        self.change = change
        self.object = object
        self.old = old
        self.resource = resource
        self.cluster = cluster
        revision = Int64(object.resourceVersion) ?? 0
        text = object.json.text
        line = EventForm.line(change.rawValue, text)
    }

    package var key: ObjectKey {
        ObjectKey(resource: resource, namespace: object.namespace, name: object.name)
    }
}
