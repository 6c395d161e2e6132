package import CloudWire
package import KubeObjects

/// What the status of a new object says before any controller saw it.
package enum InitialStatus {
    /// The status a server gives a new object, whatever the manifest said; nil for kinds without one.
    package static func of(_ object: KubeObject) -> JSON? {
        switch (GroupVersion(object.apiVersion)?.group, object.kind) {
        case ("", "Pod"): ["phase": "Pending", "qosClass": .string(QualityOfService.of(object.json))]
        case ("", "Service"), ("networking.k8s.io", "Ingress"): ["loadBalancer": [:]]
        case ("", "Namespace"): ["phase": "Active"]
        case ("apps", "ReplicaSet"): ["replicas": 0]
        case ("apps", "StatefulSet"): ["replicas": 0, "availableReplicas": 0]
        case ("apps", "DaemonSet"):
            ["currentNumberScheduled": 0, "numberMisscheduled": 0, "desiredNumberScheduled": 0, "numberReady": 0]
        case ("apps", "Deployment"): [:]
        default: nil
        }
    }
}
