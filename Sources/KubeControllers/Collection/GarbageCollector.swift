import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects

/// Collects objects whose owners are gone, and carries out foreground and orphaning deletions.
struct GarbageCollector: Controller {
    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        var keys: [ObjectKey] = []
        if event.change == .deleted {
            keys += try Ownership(state).dependents(of: event.object).map(\.key)
        } else if hasOwnersToCheck(event) || isForCollection(event.object) {
            keys.append(event.key)
        }
        // A dependent that went, or no longer blocks, may be the last that its owner waited for.
        if event.change == .deleted || event.object.ownerReferences != event.old?.ownerReferences {
            keys += try Ownership(state).waitingOwners(of: event.old ?? event.object)
        }
        return keys
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let object = try state.object(key) else { return nil }
        let item = CollectedObject(object, key: key, in: state)
        if object.isBeingDeleted, object.finalizers.contains(Finalizer.orphan) {
            try item.orphanDependents()
        } else if object.isBeingDeleted, object.finalizers.contains(Finalizer.foreground) {
            try item.deleteDependents()
        } else if !object.isBeingDeleted {
            try item.checkOwners()
        }
        return nil
    }

    private func hasOwnersToCheck(_ event: ObjectEvent) -> Bool {
        !event.object.ownerReferences.isEmpty && event.object.ownerReferences != event.old?.ownerReferences
    }

    private func isForCollection(_ object: KubeObject) -> Bool {
        object.isBeingDeleted
            && object.finalizers.contains { $0 == Finalizer.orphan || $0 == Finalizer.foreground }
    }
}

/// The finalizers that the collector itself takes away.
enum Finalizer {
    static let orphan = "orphan"
    static let foreground = "foregroundDeletion"
}
