import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Deletes the objects of a CustomResourceDefinition that is to go, and lets it go after the last of them.
struct DefinitionEnd: Controller {
    func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        if event.resource == DefinitionEnding.resource { return event.change == .deleted ? [] : [event.key] }
        // A definition is named as the list of its objects; those of the core group have none.
        guard event.change != .modified, event.resource.contains(".") else { return [] }
        let key = ObjectKey(resource: DefinitionEnding.resource, namespace: "", name: event.resource)
        return try state.object(key)?.isBeingDeleted == true ? [key] : []
    }

    func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let definition = try state.object(key), definition.isBeingDeleted,
            definition.finalizers.contains(DefinitionEnding.finalizer)
        else { return nil }
        var told = definition
        if try deleteObjects(of: definition, in: state) {
            DefinitionEnding.tell(.completed, in: &told, at: state.now)
            told.finalizers.removeAll { $0 == DefinitionEnding.finalizer }
        } else {
            DefinitionEnding.tell(.inProgress, in: &told, at: state.now)
        }
        try state.update(definition, to: told, in: key.resource)
        return nil
    }

    /// Asks for the end of every object; whether none is left to wait for.
    private func deleteObjects(of definition: KubeObject, in state: ClusterTransaction) throws -> Bool {
        // What no version serves cannot be freed by anybody, and goes with the definition.
        guard try state.resources().resource(storageKey: definition.name) != nil else { return true }
        for object in try state.objects(definition.name) where !object.isBeingDeleted {
            try state.delete(object, in: definition.name)
        }
        return try state.objects(definition.name).isEmpty
    }
}
