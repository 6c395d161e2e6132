import CloudWire
import KubeObjects

/// The identity that a Pod of a StatefulSet keeps over its lives.
struct StatefulPod {
    static let revisionLabel = "controller-revision-hash"
    private static let nameLabel = "statefulset.kubernetes.io/pod-name"
    private static let indexLabel = "apps.kubernetes.io/pod-index"

    private let set: KubeObject
    private let ordinal: Int

    init(_ ordinal: Int, of set: KubeObject) {
        self.set = set
        self.ordinal = ordinal
    }

    var name: String { "\(set.name)-\(ordinal)" }

    /// A new Pod from a revision of the set's template.
    func pod(from revision: KubeObject) -> KubeObject {
        var source = set
        source["spec", "template"] = TemplateRevisions.template(in: revision)
        var pod = PodTemplate(of: source).pod(of: set)
        pod["metadata", "name"] = .string(name)
        pod["metadata", "labels", Self.revisionLabel] = .string(revision.name)
        pod["spec", "hostname"] = .string(name)
        if let service = set["spec", "serviceName"], service != "" { pod["spec", "subdomain"] = service }
        mountClaims(&pod)
        return labelled(pod)
    }

    /// A Pod with the labels that say which one it is.
    func labelled(_ pod: KubeObject) -> KubeObject {
        var pod = pod
        pod["metadata", "labels", Self.nameLabel] = .string(name)
        pod["metadata", "labels", Self.indexLabel] = .string(String(ordinal))
        return pod
    }

    /// The Pod's own claims stand in for volumes of the same name.
    private func mountClaims(_ pod: inout KubeObject) {
        let names = (set["spec", "volumeClaimTemplates"]?.array ?? []).compactMap {
            $0[path: "metadata", "name"]?.string
        }
        guard !names.isEmpty else { return }
        let claims = names.map { claim -> JSON in
            ["name": .string(claim), "persistentVolumeClaim": ["claimName": .string("\(claim)-\(name)")]]
        }
        let others = (pod["spec", "volumes"]?.array ?? []).filter { !names.contains($0["name"]?.string ?? "") }
        pod["spec", "volumes"] = .array(claims + others)
    }
}
