import CloudWire
import KubeKinds
import KubeObjects
import KubeSchema

/// Which part of an object a write is for.
package enum Part: String {
    /// Everything but the status, where status is a part of its own.
    case main = ""
    case status
    /// The replicas of a workload.
    case scale
}

/// The change of an object that is there, from what was submitted to what is kept.
struct Change {
    private let resource: Resource
    private let part: Part
    private let state: ClusterTransaction

    init(_ resource: Resource, of part: Part, in state: ClusterTransaction) {
        self.resource = resource
        self.part = part
        self.state = state
    }

    /// Keeps the new state of an object, and removes it where nothing holds it any longer.
    ///
    /// The writer becomes the owner of the fields it changed; nil leaves the managed fields as submitted.
    func change(_ old: KubeObject, to submitted: KubeObject, by writer: FieldWriter?) throws -> KubeObject {
        var object = submitted
        try checkPreconditions(old, object)
        keepServersOwn(&object, of: old)
        keepOtherPart(&object, of: old)
        if part != .status { Carryover.apply(to: &object, from: old) }
        Defaults.apply(to: &object)
        let admission = Admission(resource, in: state)
        admission.setVersionsDefaults(&object)
        if let writer {
            let signed = writer.sign(admission.ownedForm(of: object), replacing: old, at: state.now, part: part)
            object["metadata", "managedFields"] = signed["metadata", "managedFields"]
        } else {
            object = ManagedFields.restoringTimes(in: object, from: old)
        }
        try admission.admitChange(&object, from: old)
        if resource.countsGenerations, asksAnew(object, old) { object.generation = old.generation + 1 }
        let faults =
            part == .status
            ? Validation.updateStatus(object, from: old) + admission.statusFaults(of: object)
            : Validation.update(object, from: old)
        guard faults.isEmpty else {
            throw StatusError.invalid(resource.storedKind, name: old.name, faults)
        }
        try admission.reallocate(&object, from: old)
        return try Removal(resource, in: state).keepOrRemove(object, old)
    }

    /// Whether something else is asked for: of a Deployment by its annotations too, where rollbacks once stood.
    private func asksAnew(_ object: KubeObject, _ old: KubeObject) -> Bool {
        if !object.hasSameSpec(as: old) { return true }
        return part == .main && resource.storageKey == "deployments.apps" && object.annotations != old.annotations
    }

    private func checkPreconditions(_ old: KubeObject, _ object: KubeObject) throws {
        guard object.uid.isEmpty || object.uid == old.uid else {
            throw StatusError.conflict(
                resource.groupResource,
                name: old.name,
                "Precondition failed: UID in precondition: \(object.uid), UID in object meta: \(old.uid)"
            )
        }
        guard object.resourceVersion.isEmpty || object.resourceVersion == old.resourceVersion else {
            throw StatusError.conflict(resource.groupResource, name: old.name)
        }
        guard !object.resourceVersion.isEmpty || resource.allowsBlindUpdates else {
            throw StatusError.invalid(
                GroupVersionKind(group: resource.group, version: "", kind: resource.plural),
                name: old.name,
                [.invalid("metadata.resourceVersion", shown: "0x0", "must be specified for an update")]
            )
        }
    }

    /// What the server alone says of an object stays as it was.
    private func keepServersOwn(_ object: inout KubeObject, of old: KubeObject) {
        let members = [
            "namespace", "uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds",
            "resourceVersion", "generateName",
        ]
        for member in members { object["metadata", member] = old["metadata", member] }
        object["metadata", "selfLink"] = nil
    }

    /// A write of the main object leaves the status alone, a write of the status everything else but some metadata.
    private func keepOtherPart(_ object: inout KubeObject, of old: KubeObject) {
        guard resource.has(.status) else { return }
        switch part {
        case .main, .scale:
            object.json[path: "status"] = old["status"]
        case .status:
            var changed = old
            changed.json[path: "status"] = object["status"]
            changed["metadata"] = object["metadata"]
            for member in resource.metadataKeptByStatus {
                changed["metadata", member] = old["metadata", member]
            }
            object = changed
        }
    }
}

extension Resource {
    /// The metadata that a write of the status leaves alone: all of it for custom resources, little for others.
    fileprivate var metadataKeptByStatus: [String] {
        if isCustom || group == "apiextensions.k8s.io" {
            return ["labels", "annotations", "finalizers", "ownerReferences"]
        }
        return switch storageKey {
        case "deployments.apps": ["labels"]
        case "pods": ["ownerReferences"]
        default: []
        }
    }
}

extension KubeObject {
    /// Whether both differ in metadata and status alone.
    func hasSameSpec(as other: KubeObject) -> Bool {
        var (left, right) = (json, other.json)
        for member in ["metadata", "status", "apiVersion", "kind"] {
            left[path: member] = nil
            right[path: member] = nil
        }
        return left.isSame(as: right)
    }
}
