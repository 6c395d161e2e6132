import CloudWire
import KubeAPI
import KubeObjects

/// The revisions of a StatefulSet's template, kept as ControllerRevisions.
struct TemplateRevisions {
    private static let resource = "controllerrevisions.apps"
    private static let hashLabel = "controller.kubernetes.io/hash"

    private let state: ClusterTransaction
    /// All of them, the oldest first.
    private let all: [KubeObject]
    /// What Pods had before the template last changed.
    let current: KubeObject
    /// What Pods are to have.
    let update: KubeObject
    let collisions: Int64

    /// Finds or makes the revision of the set's template; nil where that has to be tried again.
    init?(of set: KubeObject, claim: Claim, in state: ClusterTransaction) throws {
        self.state = state
        let kept = try claim.claimed(state.objects(Self.resource, namespace: set.namespace), in: Self.resource)
        let sorted = kept.sorted { (Self.number($0), $0.name) < (Self.number($1), $1.name) }
        collisions = set["status", "collisionCount"]?.int ?? 0
        let draft = Self.draft(of: set, number: Self.next(after: sorted), collisions: collisions)
        guard let update = try Self.found(draft, among: sorted, in: state) ?? Self.made(draft, for: set, in: state)
        else { return nil }
        self.update = update
        all = sorted.filter { $0.uid != update.uid } + [update]
        let name = set["status", "currentRevision"]?.string
        current = all.first { $0.name == name } ?? update
    }

    /// The template that a revision holds.
    static func template(in revision: KubeObject) -> JSON? {
        var template = revision["data", "spec", "template"]
        template?[path: "$patch"] = nil
        return template
    }

    /// Deletes the oldest revisions beyond the limit that no Pod has.
    func forgetOld(limit: Int64, pods: [KubeObject]) throws {
        let live = Set(pods.compactMap { $0.labels[StatefulPod.revisionLabel] } + [current.name, update.name])
        let idle = all.filter { !live.contains($0.name) }
        for revision in idle.prefix(max(0, idle.count - Int(limit))) {
            try state.delete(revision, in: Self.resource)
        }
    }

    /// The kept revision that says the same, made the newest.
    private static func found(
        _ draft: KubeObject,
        among kept: [KubeObject],
        in state: ClusterTransaction
    ) throws -> KubeObject? {
        let data = draft["data"]?.canonical
        guard let same = kept.last(where: { $0["data"]?.canonical == data }) else { return nil }
        if same.uid == kept.last?.uid { return same }
        var renewed = same
        renewed["revision"] = draft["revision"]
        return try state.update(same, to: renewed, in: resource)
    }

    /// A new revision; nil where another content has its name, which counts as a collision.
    private static func made(
        _ draft: KubeObject,
        for set: KubeObject,
        in state: ClusterTransaction
    ) throws -> KubeObject? {
        do {
            return try state.create(draft, in: resource)
        } catch let error as StatusError where error.reason == "AlreadyExists" {
            var counted = set
            counted["status", "collisionCount"] = .int((set["status", "collisionCount"]?.int ?? 0) + 1)
            try state.update(set, to: counted, in: WorkloadKind.statefulSet.resource)
            return nil
        } catch let error as StatusError where error.isOfEndingNamespace {
            return nil
        }
    }

    private static func draft(of set: KubeObject, number: Int64, collisions: Int64) -> KubeObject {
        let template = PodTemplate(of: set)
        let hash = template.hash(collisions: collisions)
        var labels = template.labels
        labels[hashLabel] = hash
        var metadata: JSON = ["name": .string("\(set.name)-\(hash)"), "namespace": .string(set.namespace)]
        metadata[path: "labels"] = .texts(labels)
        metadata[path: "annotations"] = set["metadata", "annotations"]
        metadata[path: "ownerReferences"] = [OwnerReference(to: set, isController: true).json]
        var content: JSON = ["$patch": "replace"]
        for member in template.json.object?.members ?? [] { content[path: member.name] = member.value }
        return KubeObject([
            "kind": "ControllerRevision", "apiVersion": "apps/v1", "metadata": metadata,
            "data": ["spec": ["template": content]], "revision": .int(number),
        ])
    }

    private static func next(after sorted: [KubeObject]) -> Int64 { (sorted.last.map(number) ?? 0) + 1 }

    private static func number(_ revision: KubeObject) -> Int64 { revision["revision"]?.int ?? 0 }
}
