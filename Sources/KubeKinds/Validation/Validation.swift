package import KubeObjects
import CloudWire

/// Whether an object may be written, in the words of the real server.
///
/// Objects come with their defaults; schemas, and what another object decides, are checked elsewhere.
package enum Validation {
    /// What is wrong with a new object.
    package static func create(_ object: KubeObject) -> [FieldError] {
        let kind = KindRules.of(object)
        var errors = kind.checksMetadata ? metadata(of: object, kind) : []
        errors += contents(of: object, group: kind.group)
        if kind.group == "networking.k8s.io", object.kind == "Ingress" { errors += ingressClassNames(object.json) }
        return errors
    }

    /// What is wrong with a new version of an object that is stored.
    package static func update(_ new: KubeObject, from old: KubeObject) -> [FieldError] {
        let kind = KindRules.of(new)
        let errors = metadataUpdate(new, from: old, kind) + changes(new, from: old, group: kind.group)
        // A pod's update is checked by what may change alone.
        if kind.group.isEmpty, new.kind == "Pod" { return errors }
        return errors + contents(of: new, group: kind.group)
    }

    /// What is wrong with a new status of a stored object.
    package static func updateStatus(_ new: KubeObject, from old: KubeObject) -> [FieldError] {
        let kind = KindRules.of(new)
        var errors = metadataUpdate(new, from: old, kind)
        if ["Service", "Ingress"].contains(new.kind), ["", "networking.k8s.io"].contains(kind.group) {
            errors += loadBalancerStatus(new.json)
        }
        return errors
    }

    private static func contents(of object: KubeObject, group: String) -> [FieldError] {
        switch (group, object.kind) {
        case ("", "Service"): service(object.json)
        case ("", "Pod"): podSpec(object["spec"] ?? [:], "spec")
        case ("", "ConfigMap"): configMap(object.json)
        case ("", "Secret"): secret(object.json)
        case ("", "Endpoints"): endpoints(object.json)
        case ("", "Event"): event(object.json)
        case ("", "Node"): node(object.json)
        case ("events.k8s.io", "Event"): timedEvent(object.json)
        case ("discovery.k8s.io", "EndpointSlice"): endpointSlice(object.json)
        case ("coordination.k8s.io", "Lease"): lease(object.json)
        case ("networking.k8s.io", "Ingress"): ingress(object.json)
        case ("networking.k8s.io", "IngressClass"): ingressClass(object.json)
        case ("apiextensions.k8s.io", "CustomResourceDefinition"): definition(object)
        case ("apps", _): workload(object)
        default: []
        }
    }

    private static func workload(_ object: KubeObject) -> [FieldError] {
        switch object.kind {
        case "Deployment": deployment(object.json)
        case "ReplicaSet": replicaSet(object.json)
        case "StatefulSet": statefulSet(object.json)
        case "DaemonSet": daemonSet(object.json)
        default: []
        }
    }

    private static func changes(_ new: KubeObject, from old: KubeObject, group: String) -> [FieldError] {
        switch (group, new.kind) {
        case ("", "Service"): serviceUpdate(new.json, from: old.json)
        case ("", "Pod"): podUpdate(new.json, from: old.json)
        case ("", "ConfigMap"): immutableData(new.json, from: old.json)
        case ("", "Secret"): secretUpdate(new.json, from: old.json)
        case ("", "Node"): nodeUpdate(new.json, from: old.json)
        case ("apps", "StatefulSet"): statefulSetUpdate(new.json, from: old.json)
        case ("apps", "Deployment"), ("apps", "ReplicaSet"), ("apps", "DaemonSet"):
            selectorUpdate(new.json, from: old.json)
        case ("discovery.k8s.io", "EndpointSlice"): unchanged("addressType", new.json, from: old.json)
        case ("networking.k8s.io", "IngressClass"): ingressClassUpdate(new.json, from: old.json)
        default: []
        }
    }
}
