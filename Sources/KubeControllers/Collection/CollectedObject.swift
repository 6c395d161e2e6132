import CloudWire
import KubeAPI
import KubeObjects

/// One object as the collector sees it: with owners above and dependents below.
struct CollectedObject {
    private let object: KubeObject
    private let key: ObjectKey
    private let state: ClusterTransaction

    init(_ object: KubeObject, key: ObjectKey, in state: ClusterTransaction) {
        self.object = object
        self.key = key
        self.state = state
    }

    private var ownership: Ownership { Ownership(state) }

    /// Frees the dependents of an object that is to go without them.
    func orphanDependents() throws {
        for dependent in try ownership.dependents(of: object) {
            try CollectedObject(dependent.object, key: dependent.key, in: state).dropOwners { $0.uid == object.uid }
        }
        try drop(Finalizer.orphan)
    }

    /// Sends the dependents away, and lets the object go when none is left that blocks it.
    func deleteDependents() throws {
        let dependents = try ownership.dependents(of: object)
        let isBlocked = dependents.contains { dependent in
            dependent.object.ownerReferences.contains { $0.uid == object.uid && $0.blocksOwnerDeletion }
        }
        for dependent in dependents where !dependent.object.isBeingDeleted {
            try CollectedObject(dependent.object, key: dependent.key, in: state).checkOwners()
        }
        // Those just deleted tell of it, and the object is looked at again.
        if !isBlocked { try drop(Finalizer.foreground) }
    }

    /// Deletes an object all of whose owners are gone, and otherwise forgets those that are.
    func checkOwners() throws {
        let references = object.ownerReferences
        guard !references.isEmpty else { return }
        let standings = try references.map { try ownership.standing(of: $0, for: object) }
        if standings.contains(.solid) {
            let solid = Set(zip(references, standings).filter { $0.1 == .solid }.map(\.0.uid))
            try dropOwners { !solid.contains($0.uid) }
        } else {
            try delete(isOwnerWaiting: standings.contains(.waiting))
        }
    }

    /// An owner that waits wants to see the dependents of its dependents gone as well.
    private func delete(isOwnerWaiting: Bool) throws {
        let isForeground = try isOwnerWaiting && !ownership.dependents(of: object).isEmpty
        try state.delete(object, in: key.resource, DeleteOptions(propagation: isForeground ? .foreground : .background))
    }

    private func dropOwners(_ isDropped: (OwnerReference) -> Bool) throws {
        let kept = (object["metadata", "ownerReferences"]?.array ?? []).filter { json in
            OwnerReference(json).map { !isDropped($0) } ?? true
        }
        var freed = object
        freed["metadata", "ownerReferences"] = kept.isEmpty ? nil : .array(kept)
        try state.update(object, to: freed, in: key.resource)
    }

    private func drop(_ finalizer: String) throws {
        var freed = object
        freed.finalizers = object.finalizers.filter { $0 != finalizer }
        try state.update(object, to: freed, in: key.resource)
    }
}
