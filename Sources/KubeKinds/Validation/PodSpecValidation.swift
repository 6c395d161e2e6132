import CloudWire
import KubeObjects

extension Validation {
    private static let restartPolicies = ["Always", "OnFailure", "Never"]
    private static let dnsPolicies = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"]

    /// A pod's spec, or that of a template, at its path.
    static func podSpec(_ spec: JSON, _ path: String) -> [FieldError] {
        let volumeNames = Set(spec.list("volumes").map { $0.text("name") })
        return volumes(spec, "\(path).volumes")
            + containers(spec.list("containers"), "\(path).containers", volumes: volumeNames)
            + initContainers(spec, path, volumes: volumeNames) + podPolicies(spec, path)
            + labels(spec.value("nodeSelector"), "\(path).nodeSelector") + podNames(spec, path)
            + podTimes(spec, path) + hostAliases(spec, path)
    }

    private static func initContainers(_ spec: JSON, _ path: String, volumes: Set<String>) -> [FieldError] {
        var names = Set(spec.list("containers").map { $0.text("name") })
        return spec.list("initContainers").enumerated().flatMap { place, item -> [FieldError] in
            let place = "\(path).initContainers[\(place)]"
            var errors = container(item, place, volumes: volumes)
            let name = item.text("name")
            if !name.isEmpty, !names.insert(name).inserted {
                errors.append(.duplicate("\(place).name", .string(name)))
            }
            // One that restarts runs beside the others, so it may be probed as they are.
            if item.text("restartPolicy") == "Always" { return errors + probes(item, place) }
            for member in ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"]
            where item.value([member]) != nil {
                errors.append(
                    .forbidden("\(place).\(member)", "may not be set for init containers without restartPolicy=Always")
                )
            }
            return errors
        }
    }

    private static func podPolicies(_ spec: JSON, _ path: String) -> [FieldError] {
        choice(spec.text("restartPolicy"), restartPolicies, "\(path).restartPolicy")
            + choice(spec.text("dnsPolicy"), dnsPolicies, "\(path).dnsPolicy")
    }

    /// A text that must be one of a few.
    static func choice(_ text: String, _ supported: [String], _ path: String) -> [FieldError] {
        if text.isEmpty { return [.required(path)] }
        return supported.contains(text) ? [] : [.unsupported(path, .string(text), supported: supported)]
    }

    private static func podNames(_ spec: JSON, _ path: String) -> [FieldError] {
        let rules: [(member: String, faults: (String) -> [String])] = [
            ("serviceAccountName", NameRules.subdomain), ("nodeName", NameRules.subdomain),
            ("hostname", NameRules.dnsLabel), ("subdomain", NameRules.dnsLabel),
            ("priorityClassName", NameRules.subdomain), ("runtimeClassName", NameRules.subdomain),
        ]
        return rules.flatMap { rule in
            let name = spec.text(rule.member)
            return (name.isEmpty ? [] : rule.faults(name))
                .map { FieldError.invalid("\(path).\(rule.member)", .string(name), $0) }
        }
    }

    private static func podTimes(_ spec: JSON, _ path: String) -> [FieldError] {
        guard let seconds = spec.value("activeDeadlineSeconds")?.int, !(1...2_147_483_647).contains(seconds) else {
            return []
        }
        return [
            .invalid(
                "\(path).activeDeadlineSeconds",
                .int(seconds),
                "must be between 1 and 2147483647, inclusive"
            )
        ]
    }

    private static func hostAliases(_ spec: JSON, _ path: String) -> [FieldError] {
        spec.list("hostAliases").enumerated().flatMap { place, alias -> [FieldError] in
            let place = "\(path).hostAliases[\(place)]"
            return AddressRules.address(alias.text("ip"), "\(place).ip")
                + alias.list("hostnames").flatMap { name in
                    NameRules.subdomain(name.string ?? "").map { .invalid("\(place).hostnames", name, $0) }
                }
        }
    }

    /// A template of pods, which a controller makes them from.
    static func podTemplate(_ template: JSON, _ path: String) -> [FieldError] {
        templateMetadata(template, path) + podSpec(template["spec"] ?? [:], "\(path).spec")
    }

    static func templateMetadata(_ template: JSON, _ path: String) -> [FieldError] {
        labels(template.value("metadata", "labels"), "\(path).labels")
            + annotations(template.value("metadata", "annotations"), "\(path).annotations")
    }
}
