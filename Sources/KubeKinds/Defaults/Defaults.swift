package import KubeObjects

/// What a server fills in where a manifest is silent.
package enum Defaults {
    /// Sets the defaults of the object's kind; kinds that have none stay as they are.
    package static func apply(to object: inout KubeObject) {
        guard let groupVersion = GroupVersion(object.apiVersion) else { return }
        switch (groupVersion.group, object.kind) {
        case ("", "Service"): service(&object.json)
        case ("", "Pod"): pod(&object.json)
        case ("", "Secret"): secret(&object.json)
        case ("", "Namespace"): namespace(&object.json)
        case ("", "Node"): node(&object.json)
        case ("", "Endpoints"): endpoints(&object.json)
        case ("", "Event"): event(&object.json)
        case ("apps", _): workload(&object)
        case ("discovery.k8s.io", "EndpointSlice"): endpointSlice(&object.json)
        case ("networking.k8s.io", "Ingress"): ingress(&object.json, version: groupVersion.version)
        case ("networking.k8s.io", "IngressClass"): ingressClass(&object.json)
        default: break
        }
    }

    private static func workload(_ object: inout KubeObject) {
        switch object.kind {
        case "Deployment": deployment(&object.json)
        case "ReplicaSet": replicaSet(&object.json)
        case "StatefulSet": statefulSet(&object.json)
        case "DaemonSet": daemonSet(&object.json)
        default: break
        }
    }
}
