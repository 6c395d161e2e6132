import CloudWire
import KubeObjects

/// A new ReplicaSet for the template of a Deployment.
struct ReplicaSetDraft {
    let set: KubeObject

    init(of deployment: KubeObject) {
        let template = PodTemplate(of: deployment)
        let hash = template.hash(collisions: deployment["status", "collisionCount"]?.int ?? 0)
        var labelled = template.json
        labelled[path: "metadata", "labels", PodTemplate.hashLabel] = .string(hash)
        var selector = deployment["spec", "selector"] ?? [:]
        selector[path: "matchLabels", PodTemplate.hashLabel] = .string(hash)
        var spec: JSON = ["replicas": 0]
        if deployment.minReadySeconds > 0 { spec[path: "minReadySeconds"] = .int(deployment.minReadySeconds) }
        spec[path: "selector"] = selector
        spec[path: "template"] = labelled
        set = KubeObject([
            "kind": "ReplicaSet", "apiVersion": "apps/v1",
            "metadata": [
                "name": .string("\(deployment.name)-\(hash)"), "namespace": .string(deployment.namespace),
                "labels": labelled[path: "metadata", "labels"] ?? [:],
                "ownerReferences": [OwnerReference(to: deployment, isController: true).json],
            ],
            "spec": spec,
        ])
    }
}
