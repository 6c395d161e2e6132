import CloudWire
import KubeObjects

extension Validation {
    private static let types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"]
    private static let rangesAnnotation = "service.beta.kubernetes.io/load-balancer-source-ranges"

    static func service(_ service: JSON) -> [FieldError] {
        let spec = service["spec"] ?? [:]
        return servicePresence(spec) + servicePorts(spec) + labels(spec.value("selector"), "spec.selector")
            + affinity(spec) + serviceAddresses(spec) + serviceType(spec) + serviceNodePorts(spec)
            + sourceRanges(service) + loadBalancerOptions(spec) + externalTraffic(spec) + internalTraffic(spec)
    }

    static func serviceUpdate(_ new: JSON, from old: JSON) -> [FieldError] {
        let (newSpec, oldSpec) = (new["spec"] ?? [:], old["spec"] ?? [:])
        var errors = addressUpdate(newSpec, from: oldSpec)
        let bothBalance = [newSpec, oldSpec].allSatisfy { $0.text("type") == "LoadBalancer" }
        if bothBalance, newSpec.value("loadBalancerClass") != oldSpec.value("loadBalancerClass") {
            errors.append(
                .invalid(
                    "spec.loadBalancerClass",
                    newSpec.value("loadBalancerClass") ?? .null,
                    "may not change once set"
                )
            )
        }
        return errors
    }

    /// What each type must and must not have.
    private static func servicePresence(_ spec: JSON) -> [FieldError] {
        let type = spec.text("type")
        let isHeadless = spec.text("clusterIP") == "None"
        var errors: [FieldError] = []
        if spec.list("ports").isEmpty, !isHeadless, type != "ExternalName" { errors.append(.required("spec.ports")) }
        switch type {
        case "LoadBalancer":
            for (place, port) in spec.list("ports").enumerated() where port.number("port") == 10250 {
                errors.append(
                    .invalid(
                        "spec.ports[\(place)]",
                        10250,
                        "may not expose port 10250 externally since it is used by kubelet"
                    )
                )
            }
            fallthrough
        case "NodePort":
            if isHeadless {
                errors.append(
                    .invalid("spec.clusterIPs[0]", "None", "may not be set to 'None' for \(type) services")
                )
            }
        case "ExternalName": errors += externalName(spec)
        default: break
        }
        return errors
    }

    private static func externalName(_ spec: JSON) -> [FieldError] {
        let reserved = "may not be set for ExternalName services"
        var errors: [FieldError] = []
        if !spec.text("clusterIP").isEmpty || !spec.list("clusterIPs").isEmpty {
            errors.append(.forbidden("spec.clusterIPs", reserved))
        }
        if !spec.list("ipFamilies").isEmpty { errors.append(.forbidden("spec.ipFamilies", reserved)) }
        if spec.value("ipFamilyPolicy") != nil { errors.append(.forbidden("spec.ipFamilyPolicy", reserved)) }
        let name = spec.text("externalName")
        // A last dot only says that the name is complete.
        let stem = name.hasSuffix(".") ? String(name.dropLast()) : name
        if stem.isEmpty { return errors + [.required("spec.externalName")] }
        return errors + NameRules.subdomain(stem).map { .invalid("spec.externalName", .string(stem), $0) }
    }

    private static func affinity(_ spec: JSON) -> [FieldError] {
        let path = "spec.sessionAffinityConfig"
        switch spec.text("sessionAffinity") {
        case "": return [.required("spec.sessionAffinity")]
        case "None":
            guard spec.value("sessionAffinityConfig") != nil else { return [] }
            return [.forbidden(path, "must not be set when session affinity is None")]
        case "ClientIP":
            let seconds = spec.number("sessionAffinityConfig", "clientIP", "timeoutSeconds")
            guard !(1...86400).contains(seconds) else { return [] }
            return [
                .invalid(
                    "\(path).clientIP.timeoutSeconds",
                    .int(seconds),
                    "must be greater than 0 and less than 86400"
                )
            ]
        case let other:
            return [.unsupported("spec.sessionAffinity", .string(other), supported: ["ClientIP", "None"])]
        }
    }

    private static func serviceType(_ spec: JSON) -> [FieldError] {
        let type = spec.text("type")
        if type.isEmpty { return [.required("spec.type")] }
        return types.contains(type) ? [] : [.unsupported("spec.type", .string(type), supported: types)]
    }

    private static func sourceRanges(_ service: JSON) -> [FieldError] {
        let ranges = service.list("spec", "loadBalancerSourceRanges").compactMap(\.string)
        let annotation = service.value("metadata", "annotations", rangesAnnotation)?.string
        guard !ranges.isEmpty || annotation != nil else { return [] }
        let path =
            ranges.isEmpty ? "metadata.annotations[\(rangesAnnotation)]" : "spec.loadBalancerSourceRanges"
        let shown = ranges.isEmpty ? annotation ?? "" : "[\(ranges.joined(separator: " "))]"
        var errors: [FieldError] = []
        if service.text("spec", "type") != "LoadBalancer" { errors.append(.forbidden(path, onlyForBalancers)) }
        let said = ranges.isEmpty ? (annotation ?? "").split(separator: ",").map(String.init) : ranges
        if !said.allSatisfy({ AddressRules.isRange($0.filter { $0 != " " }) }) {
            let example = "must be a list of IP ranges. For example, 10.240.0.0/24,10.250.0.0/24 "
            errors.append(.invalid(path, .string(shown), example))
        }
        return errors
    }

    private static let onlyForBalancers = "may only be used when `type` is 'LoadBalancer'"

    private static func loadBalancerOptions(_ spec: JSON) -> [FieldError] {
        let isBalancer = spec.text("type") == "LoadBalancer"
        var errors: [FieldError] = []
        if !isBalancer, spec.value("allocateLoadBalancerNodePorts") != nil {
            errors.append(.forbidden("spec.allocateLoadBalancerNodePorts", onlyForBalancers))
        }
        guard let name = spec.value("loadBalancerClass") else { return errors }
        guard isBalancer else { return errors + [.forbidden("spec.loadBalancerClass", onlyForBalancers)] }
        return errors
            + NameRules.qualifiedName(name.string ?? "").map { .invalid("spec.loadBalancerClass", name, $0) }
    }
}
