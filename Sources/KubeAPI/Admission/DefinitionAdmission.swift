import CloudModel
import CloudWire
import KubeObjects

/// What becomes of CustomResourceDefinitions: their names are accepted and served at once.
enum DefinitionAdmission {
    static func establish(_ definition: inout KubeObject, at now: Instant) {
        var names = definition["spec", "names"] ?? [:]
        let kind = names["kind"]?.string ?? ""
        if names["singular"] == nil { names[path: "singular"] = .string(kind.lowercased()) }
        if names["listKind"] == nil { names[path: "listKind"] = .string(kind + "List") }
        definition["spec", "names"] = names
        if definition["spec", "conversion"] == nil { definition["spec", "conversion"] = ["strategy": "None"] }
        let stored = (definition["spec", "versions"]?.array ?? []).filter { $0["storage"]?.bool == true }
        let conditions =
            definition["status", "conditions"] ?? [
                condition("NamesAccepted", "NoConflicts", "no conflicts found", now),
                condition("Established", "InitialNamesAccepted", "the initial names have been accepted", now),
            ]
        definition["status"] = [
            "conditions": conditions, "acceptedNames": names,
            "storedVersions": .array(stored.compactMap { $0["name"] }),
        ]
    }

    /// Removes what is left of the kind where somebody took the finalizer away: nobody could reach it any longer.
    static func removeObjects(of definition: KubeObject, in state: ClusterTransaction) throws {
        for object in try state.objects(definition.name) { try state.remove(object, from: definition.name) }
    }

    private static func condition(_ type: String, _ reason: String, _ message: String, _ now: Instant) -> JSON {
        [
            "type": .string(type), "status": "True", "lastTransitionTime": .string(now.kubeText),
            "reason": .string(reason), "message": .string(message),
        ]
    }
}
