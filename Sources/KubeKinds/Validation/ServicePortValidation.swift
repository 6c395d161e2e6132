import CloudWire
import KubeObjects

extension Validation {
    static func servicePorts(_ spec: JSON) -> [FieldError] {
        let ports = spec.list("ports")
        var names: Set<String> = []
        return ports.enumerated().flatMap { place, port in
            let path = "spec.ports[\(place)]"
            return portName(port, path, isNeeded: ports.count > 1, &names)
                + PortRules.number(port["port"], "\(path).port") + PortRules.transport(port, path)
                + PortRules.numberOrName(port["targetPort"], "\(path).targetPort") + appProtocol(port, path)
        }
    }

    static func appProtocol(_ port: JSON, _ path: String) -> [FieldError] {
        guard let name = port.value("appProtocol") else { return [] }
        return NameRules.qualifiedName(name.string ?? "").map { .invalid("\(path).appProtocol", name, $0) }
    }

    static func portName(
        _ port: JSON,
        _ path: String,
        isNeeded: Bool,
        _ names: inout Set<String>
    ) -> [FieldError] {
        let name = port.text("name")
        if name.isEmpty { return isNeeded ? [.required("\(path).name")] : [] }
        let errors = NameRules.dnsLabel(name).map { FieldError.invalid("\(path).name", .string(name), $0) }
        return names.insert(name).inserted ? errors : errors + [.duplicate("\(path).name", .string(name))]
    }

    /// The rules for node ports, and that no port is served twice.
    static func serviceNodePorts(_ spec: JSON) -> [FieldError] {
        let ports = spec.list("ports")
        var errors: [FieldError] = []
        if spec.text("type") == "ClusterIP" {
            for (place, port) in ports.enumerated() where port.number("nodePort") != 0 {
                errors.append(
                    .forbidden("spec.ports[\(place)].nodePort", "may not be used when `type` is 'ClusterIP'")
                )
            }
        }
        var seen: Set<[String]> = []
        for (place, port) in ports.enumerated() where port.number("nodePort") != 0 {
            let number = port.number("nodePort")
            if !seen.insert([port.text("protocol"), String(number)]).inserted {
                errors.append(.duplicate("spec.ports[\(place)].nodePort", .int(number)))
            }
        }
        return errors + duplicatePorts(ports)
    }

    private static func duplicatePorts(_ ports: [JSON]) -> [FieldError] {
        var seen: Set<[String]> = []
        return ports.enumerated().compactMap { place, port in
            let (transport, number) = (port.text("protocol"), port.number("port"))
            guard !seen.insert([transport, String(number)]).inserted else { return nil }
            let shown =
                "core.ServicePort{Name:\"\", Protocol:\"\(transport)\", AppProtocol:(*string)(nil), Port:\(number), "
                + "TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:\"\"}, NodePort:0}"
            return .duplicate("spec.ports[\(place)]", shown: shown)
        }
    }

    private static let policies = ["Cluster", "Local"]

    static func externalTraffic(_ spec: JSON) -> [FieldError] {
        let (type, policy) = (spec.text("type"), spec.text("externalTrafficPolicy"))
        let path = "spec.externalTrafficPolicy"
        let isReachedFromOutside =
            ["LoadBalancer", "NodePort"].contains(type) || type == "ClusterIP" && !spec.list("externalIPs").isEmpty
        var errors: [FieldError] = []
        if !isReachedFromOutside, !policy.isEmpty {
            errors.append(
                .invalid(path, .string(policy), "may only be set for externally-accessible services")
            )
        } else if isReachedFromOutside, policy.isEmpty {
            errors.append(.required(path))
        } else if isReachedFromOutside, !policies.contains(policy) {
            errors.append(.unsupported(path, .string(policy), supported: policies))
        }
        return errors + healthCheckPort(spec, needsOne: type == "LoadBalancer" && policy == "Local")
    }

    /// The port itself is allocated, so one that is needed may still be missing here.
    private static func healthCheckPort(_ spec: JSON, needsOne: Bool) -> [FieldError] {
        let number = spec.number("healthCheckNodePort")
        guard number != 0 else { return [] }
        if needsOne { return PortRules.number(.int(number), "spec.healthCheckNodePort") }
        return [
            .invalid(
                "spec.healthCheckNodePort",
                .int(number),
                "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
            )
        ]
    }

    static func internalTraffic(_ spec: JSON) -> [FieldError] {
        let path = "spec.internalTrafficPolicy"
        var errors: [FieldError] = []
        if let policy = spec.value("internalTrafficPolicy") {
            if !policies.contains(policy.string ?? "") {
                errors.append(.unsupported(path, policy, supported: policies))
            }
        } else if ["LoadBalancer", "NodePort", "ClusterIP"].contains(spec.text("type")) {
            errors.append(.required(path))
        }
        if let wish = spec.value("trafficDistribution"), wish != "PreferClose" {
            errors.append(.unsupported("spec.trafficDistribution", wish, supported: ["PreferClose"]))
        }
        return errors
    }
}
