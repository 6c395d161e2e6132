import CloudWire
import KubeObjects

extension Validation {
    static func ingressClass(_ ingressClass: JSON) -> [FieldError] {
        let controller = ingressClass.text("spec", "controller")
        var errors: [FieldError] = []
        if controller.isEmpty {
            errors.append(.required("spec.controller"))
        } else {
            if controller.utf8.count > 250 { errors.append(.tooLong("spec.controller", bytes: 250)) }
            errors += domainPath(controller, "spec.controller")
        }
        guard let parameters = ingressClass.value("spec", "parameters") else { return errors }
        return errors + localReference(parameters, "spec.parameters") + parametersScope(parameters)
    }

    static func ingressClassUpdate(_ new: JSON, from old: JSON) -> [FieldError] {
        let controller = new.text("spec", "controller")
        guard controller != old.text("spec", "controller") else { return [] }
        return [.invalid("spec.controller", .string(controller), "field is immutable")]
    }

    /// A reference to an object that the same namespace, or the cluster, has.
    static func localReference(_ reference: JSON, _ path: String) -> [FieldError] {
        let group = reference.text("apiGroup")
        let groupErrors = group.isEmpty ? [] : NameRules.subdomain(group)
        return groupErrors.map { .invalid("\(path).apiGroup", .string(group), $0) }
            + ["kind", "name"].flatMap { member -> [FieldError] in
                let text = reference.text(member)
                if text.isEmpty { return [.required("\(path).\(member)")] }
                return KindRules.pathSegment(text).map { .invalid("\(path).\(member)", .string(text), $0) }
            }
    }

    private static func domainPath(_ text: String, _ path: String) -> [FieldError] {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
            return [.invalid(path, .string(text), "must be a domain-prefixed path (such as \"acme.io/foo\")")]
        }
        return NameRules.subdomain(parts[0]).map { .invalid(path, .string(parts[0]), $0) }
    }

    private static func parametersScope(_ parameters: JSON) -> [FieldError] {
        let path = "spec.parameters"
        let namespace = parameters.value("namespace")
        switch parameters.text("scope") {
        case "": return [.required("\(path).scope")]
        case "Namespace":
            guard let namespace else {
                return [.required("\(path).namespace", "`parameters.scope` is set to 'Namespace'")]
            }
            return NameRules.dnsLabel(namespace.string ?? "").map { .invalid("\(path).namespace", namespace, $0) }
        case "Cluster":
            guard namespace != nil else { return [] }
            return [.forbidden("\(path).namespace", "`parameters.scope` is set to 'Cluster'")]
        case let other:
            return [.unsupported("\(path).scope", .string(other), supported: ["Cluster", "Namespace"])]
        }
    }
}
