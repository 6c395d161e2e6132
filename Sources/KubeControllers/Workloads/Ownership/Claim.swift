import CloudWire
import KubeAPI
import KubeObjects

/// Finds what a workload controls: it adopts the orphans that its selector matches, and releases what no longer matches.
struct Claim {
    private let owner: KubeObject
    private let selector: LabelSelector
    private let state: ClusterTransaction

    /// Nil where the owner's selector is none.
    init?(for owner: KubeObject, in state: ClusterTransaction) {
        guard let spec = owner["spec", "selector"], let selector = LabelSelector(spec: spec),
            !selector.requirements.isEmpty
        else { return nil }
        self.owner = owner
        self.selector = selector
        self.state = state
    }

    /// Those of the candidates that the owner controls from now on, as they are from now on.
    func claimed(
        _ candidates: [KubeObject],
        in resource: String,
        where isMember: (KubeObject) -> Bool = { _ in true }
    ) throws -> [KubeObject] {
        try candidates.compactMap { candidate in
            let fits = selector.matches(candidate.labels) && isMember(candidate)
            guard let controller = candidate.controller else {
                return fits ? try adopted(candidate, in: resource) : nil
            }
            guard controller.uid == owner.uid else { return nil }
            if !fits { try release(candidate, in: resource) }
            return fits ? candidate : nil
        }
    }

    private func adopted(_ object: KubeObject, in resource: String) throws -> KubeObject? {
        guard !owner.isBeingDeleted, !object.isBeingDeleted else { return nil }
        var adopted = object
        let others = (object["metadata", "ownerReferences"]?.array ?? []).filter { $0["uid"]?.string != owner.uid }
        let reference = OwnerReference(to: owner, isController: true).json
        adopted["metadata", "ownerReferences"] = .array(others + [reference])
        return try state.update(object, to: adopted, in: resource)
    }

    private func release(_ object: KubeObject, in resource: String) throws {
        guard !owner.isBeingDeleted else { return }
        var released = object
        let others = (object["metadata", "ownerReferences"]?.array ?? []).filter { $0["uid"]?.string != owner.uid }
        released["metadata", "ownerReferences"] = others.isEmpty ? JSON?.none : .array(others)
        try state.update(object, to: released, in: resource)
    }
}
