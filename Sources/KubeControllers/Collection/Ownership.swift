import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects

/// Who hangs on whom.
struct Ownership {
    /// What is to be said of an owner that an object names.
    enum Standing {
        /// It is there and stays.
        case solid
        /// It is going in the foreground, and waits for its dependents.
        case waiting
        case absent
    }

    private let state: ClusterState

    init(_ state: ClusterState) { self.state = state }

    func dependents(of owner: KubeObject) throws -> [(key: ObjectKey, object: KubeObject)] {
        try state.snapshot.dependents(of: owner.uid, in: state.cluster.id).compactMap { stored in
            let key = ObjectKey(resource: stored.place.resource, namespace: stored.namespace, name: stored.name)
            return try state.object(key).map { (key, $0) }
        }
    }

    func standing(of reference: OwnerReference, for object: KubeObject) throws -> Standing {
        guard try state.snapshot.hasObject(uid: reference.uid, in: state.cluster.id),
            let owner = try owner(reference, of: object)
        else { return .absent }
        return isWaiting(owner) ? .waiting : .solid
    }

    /// The owners of an object that are going in the foreground.
    func waitingOwners(of object: KubeObject) throws -> [ObjectKey] {
        try object.ownerReferences.compactMap { reference in
            guard let owner = try owner(reference, of: object), isWaiting(owner) else { return nil }
            return try key(reference, of: object)
        }
    }

    private func isWaiting(_ owner: KubeObject) -> Bool {
        owner.isBeingDeleted && owner.finalizers.contains(Finalizer.foreground)
    }

    /// The very object a reference names; another of the same name is none.
    private func owner(_ reference: OwnerReference, of object: KubeObject) throws -> KubeObject? {
        guard let key = try key(reference, of: object), let owner = try state.object(key),
            owner.uid == reference.uid
        else { return nil }
        return owner
    }

    /// Owners are of the same namespace, or of none.
    private func key(_ reference: OwnerReference, of object: KubeObject) throws -> ObjectKey? {
        let group = GroupVersion(reference.apiVersion)?.group ?? ""
        let builtIn = Resource.builtIn.first { $0.kind == reference.kind && $0.group == group }
        guard let resource = try builtIn ?? state.resources().resource(kind: reference.kind, group: group) else {
            return nil
        }
        return ObjectKey(
            resource: resource.storageKey,
            namespace: resource.isNamespaced ? object.namespace : "",
            name: reference.name
        )
    }
}
