package import KubeObjects
import CloudWire

/// What a server accepts with a word of warning, which clients show.
package enum Warnings {
    /// The warnings for a new object.
    package static func create(_ object: KubeObject) -> [String] {
        finalizers(object.finalizers) + contents(of: object) + oldClass(object) + claims(object)
    }

    /// The warnings for a new version of a stored object.
    package static func update(_ new: KubeObject, from old: KubeObject) -> [String] {
        finalizers(new.finalizers.filter { !old.finalizers.contains($0) }) + contents(of: new)
    }

    private static func contents(of object: KubeObject) -> [String] {
        switch (GroupVersion(object.apiVersion)?.group, object.kind) {
        case ("", "Service"): service(object.json)
        case ("", "Pod"): pod(object["spec"] ?? [:], "spec")
        case ("apps", _): pod(object["spec", "template", "spec"] ?? [:], "spec.template.spec")
        default: []
        }
    }

    private static func finalizers(_ finalizers: [String]) -> [String] {
        finalizers.filter { !$0.contains("/") && !["kubernetes", "orphan", "foregroundDeletion"].contains($0) }
            .map { finalizer in
                "metadata.finalizers: \(GoText.quoted(finalizer)): prefer a domain-qualified finalizer name including "
                    + "a path (/) to avoid accidental conflicts with other finalizer writers"
            }
    }

    /// The annotation that named an Ingress's class before there was a field.
    private static func oldClass(_ object: KubeObject) -> [String] {
        let name = "kubernetes.io/ingress.class"
        guard GroupVersion(object.apiVersion)?.group == "networking.k8s.io", object.kind == "Ingress",
            object.json.value("metadata", "annotations", name) != nil,
            object.json.value("spec", "ingressClassName") == nil
        else { return [] }
        return ["annotation \"\(name)\" is deprecated, please use 'spec.ingressClassName' instead"]
    }

    /// What a real server would make and this one does not.
    private static func claims(_ object: KubeObject) -> [String] {
        guard GroupVersion(object.apiVersion)?.group == "apps", object.kind == "StatefulSet",
            !object.json.list("spec", "volumeClaimTemplates").isEmpty
        else { return [] }
        return ["spec.volumeClaimTemplates: clbsim has no volumes: no claims are made, and Pods start without them"]
    }

    private static func service(_ service: JSON) -> [String] {
        let hints = "service.kubernetes.io/topology-aware-hints"
        let spec = service["spec"] ?? [:]
        var warnings: [String] = []
        if service.value("metadata", "annotations", hints) != nil {
            warnings.append(
                "annotation \(hints) is deprecated, please use service.kubernetes.io/topology-mode instead"
            )
        }
        let isName = spec.text("type") == "ExternalName"
        let hasAddresses = !spec.list("externalIPs").isEmpty
        // What is silent gets these by default.
        if ["", "ClusterIP"].contains(spec.text("type")), spec.text("clusterIP") == "None" {
            warnings += headless(spec)
        }
        if isName, hasAddresses { warnings.append("spec.externalIPs is ignored when spec.type is \"ExternalName\"") }
        if !isName, !spec.text("externalName").isEmpty {
            warnings.append("spec.externalName is ignored when spec.type is not \"ExternalName\"")
        }
        return warnings
    }

    /// What a Service without an address cannot make use of.
    private static func headless(_ spec: JSON) -> [String] {
        let ignored = [
            ("loadBalancerIP", !spec.text("loadBalancerIP").isEmpty),
            ("externalIPs", !spec.list("externalIPs").isEmpty),
            ("SessionAffinity", !["", "None"].contains(spec.text("sessionAffinity"))),
        ]
        return ignored.filter(\.1).map { "spec.\($0.0) is ignored for headless services" }
    }

    private static func pod(_ spec: JSON, _ path: String) -> [String] {
        ["initContainers", "containers"].flatMap { list in
            spec.list(list).enumerated().flatMap { hiddenVariables($1, "\(path).\(list)[\($0)]") }
        }
    }

    /// A variable said twice counts once, unless the later one builds on the earlier.
    private static func hiddenVariables(_ container: JSON, _ path: String) -> [String] {
        var names: Set<String> = []
        return container.list("env").enumerated().compactMap { place, variable in
            let (name, value) = (variable.text("name"), variable.text("value"))
            let reference = "$(\(name))"
            let buildsOn = variable.value("valueFrom") == nil && value != reference && value.contains(reference)
            guard !names.insert(name).inserted, !buildsOn else { return nil }
            return "\(path).env[\(place)]: hides previous definition of \(GoText.quoted(name)), which may be dropped "
                + "when using apply"
        }
    }
}
