import CloudWire
import KubeObjects

/// Where objects keep what their scale tells.
struct ScaleFields {
    private let wanted: [String]
    private let counted: [String]
    /// Where the selector stands as text; nil where there is none.
    private let selectorText: [String]?
    /// Whether the selector is that of a workload's spec.
    private let hasWorkloadSelector: Bool

    /// The fields of the server's own workloads.
    static let workload = ScaleFields(
        wanted: ["spec", "replicas"],
        counted: ["status", "replicas"],
        selectorText: nil,
        hasWorkloadSelector: true
    )

    /// The fields that the definition of a custom resource names for a version; nil where that version has no scale.
    static func custom(_ definition: KubeObject, in version: String) -> ScaleFields? {
        let found = definition["spec", "versions"]?.array?.first { $0["name"]?.string == version }
        guard let scale = found?[path: "subresources", "scale"],
            let wanted = path(scale["specReplicasPath"]), let counted = path(scale["statusReplicasPath"])
        else { return nil }
        return ScaleFields(
            wanted: wanted,
            counted: counted,
            selectorText: path(scale["labelSelectorPath"]),
            hasWorkloadSelector: false
        )
    }

    /// Reads `.spec.replicas`.
    private static func path(_ json: JSON?) -> [String]? {
        let names = (json?.string ?? "").split(separator: ".").map(String.init)
        return names.isEmpty ? nil : names
    }

    /// The scale of an object.
    func scale(of object: KubeObject) -> JSON {
        var metadata: JSON = ["name": .string(object.name)]
        for member in ["namespace", "uid", "resourceVersion", "creationTimestamp"] {
            metadata[path: member] = object["metadata", member]
        }
        var status: JSON = ["replicas": object.json[path: counted] ?? 0]
        if let selector = selector(of: object) { status[path: "selector"] = .string(selector) }
        return [
            "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": metadata,
            "spec": ["replicas": object.json[path: wanted] ?? 0], "status": status,
        ]
    }

    /// Refuses to tell of a custom object that does not say how many it wants.
    func checkIsSet(in object: KubeObject) throws(StatusError) {
        guard !hasWorkloadSelector, object.json[path: wanted] == nil else { return }
        throw .internalError("the spec replicas field \".\(wanted.joined(separator: "."))\" does not exist")
    }

    func set(_ replicas: Int64, in object: inout KubeObject) {
        object.json[path: wanted] = .int(replicas)
    }

    private func selector(of object: KubeObject) -> String? {
        if let selectorText { return object.json[path: selectorText]?.string }
        guard hasWorkloadSelector else { return nil }
        return object["spec", "selector"].flatMap(LabelSelector.init(spec:))?.text
    }
}
