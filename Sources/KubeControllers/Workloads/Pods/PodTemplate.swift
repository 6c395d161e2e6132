import CloudWire
import KubeObjects

/// The template of a workload's Pods.
struct PodTemplate {
    static let hashLabel = "pod-template-hash"

    let json: JSON

    /// The template in the spec of a workload.
    init(of workload: KubeObject) { json = workload["spec", "template"] ?? [:] }

    var labels: [String: String] { json[path: "metadata", "labels"]?.texts ?? [:] }

    /// Whether both make the same Pods, apart from the label that tells templates apart.
    func isSame(as other: PodTemplate) -> Bool { canonical == other.canonical }

    /// A text that differs where templates do.
    func hash(collisions: Int64) -> String {
        var bytes = Array(canonical.text.utf8)
        if collisions > 0 { bytes += Array(String(collisions).utf8) }
        return ContentHash.text(bytes)
    }

    /// A Pod that belongs to a workload.
    func pod(of owner: KubeObject) -> KubeObject {
        var pod: JSON = ["kind": "Pod", "apiVersion": "v1"]
        pod[path: "metadata", "generateName"] = .string("\(owner.name)-")
        pod[path: "metadata", "namespace"] = .string(owner.namespace)
        for member in ["labels", "annotations", "finalizers"] {
            pod[path: "metadata", member] = json[path: "metadata", member]
        }
        pod[path: "metadata", "ownerReferences"] = [OwnerReference(to: owner, isController: true).json]
        pod[path: "spec"] = json["spec"]
        return KubeObject(pod)
    }

    private var canonical: JSON {
        var template = json
        template[path: "metadata", "labels", Self.hashLabel] = nil
        return template.canonical
    }
}

extension JSON {
    /// The value with sorted members, without what a typed client could not tell from absence.
    var canonical: JSON {
        switch self {
        case .object(let object):
            let members = object.members.sorted { $0.name < $1.name }.map { (name: $0.name, value: $0.value.canonical) }
            return .object(JSONObject(members.filter { !$0.value.isNothing(as: $0.name) }))
        case .array(let elements):
            return .array(elements.map(\.canonical))
        default:
            return self
        }
    }

    private func isNothing(as name: String) -> Bool {
        let maps = ["labels", "annotations", "nodeSelector", "metadata"]
        return self == .null || array?.isEmpty == true || (maps.contains(name) && object?.members.isEmpty == true)
    }
}
