package import CloudModel
package import KubeAPI

/// Brings one kind of object to what its spec asks for, one object and one transaction at a time.
package protocol Controller: Sendable {
    /// The component of a real cluster that does this work, which managed fields name as the owner of what is written.
    var component: String { get }

    /// Which objects a change concerns: those to look at again.
    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey]

    /// Looks at an object, or at its absence, and writes what follows from it.
    ///
    /// - Returns: when to look again though nothing changed; nil for never.
    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant?
}

extension Controller {
    package var component: String { "kube-controller-manager" }
}
