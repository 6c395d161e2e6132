import CloudWire
import KubeObjects

extension Validation {
    private static let classAnnotation = "kubernetes.io/ingress.class"
    private static let pathTypes = ["Exact", "ImplementationSpecific", "Prefix"]

    static func ingress(_ ingress: JSON) -> [FieldError] {
        let spec = ingress["spec"] ?? [:]
        var errors: [FieldError] = []
        if spec.list("rules").isEmpty, spec.value("defaultBackend") == nil {
            errors.append(
                .invalid(
                    "spec",
                    shown: "[]networking.IngressRule(nil)",
                    "either `defaultBackend` or `rules` must be specified"
                )
            )
        }
        if let backend = spec.value("defaultBackend") { errors += ingressBackend(backend, "spec.defaultBackend") }
        errors += spec.list("rules").enumerated().flatMap { ingressRule($1, "spec.rules[\($0)]") }
        errors += spec.list("tls").enumerated().flatMap { ingressTLS($1, "spec.tls[\($0)]") }
        if let name = spec.value("ingressClassName") {
            errors += NameRules.subdomain(name.string ?? "").map { .invalid("spec.ingressClassName", name, $0) }
        }
        return errors
    }

    /// A new Ingress that names its class in both ways must say the same.
    static func ingressClassNames(_ ingress: JSON) -> [FieldError] {
        guard let old = ingress.value("metadata", "annotations", classAnnotation),
            let new = ingress.value("spec", "ingressClassName"), old != new
        else { return [] }
        return [
            .invalid(
                "annotations.\(classAnnotation)",
                old,
                "must match `ingressClassName` when both are specified"
            )
        ]
    }

    private static func ingressRule(_ rule: JSON, _ path: String) -> [FieldError] {
        let host = rule.text("host")
        var errors: [FieldError] = []
        if AddressRules.bytes(host) != nil {
            errors.append(.invalid("\(path).host", .string(host), "must be a DNS name, not an IP address"))
        }
        if !host.isEmpty { errors += hostFaults(host).map { .invalid("\(path).host", .string(host), $0) } }
        guard let http = rule.value("http") else { return errors }
        if http.list("paths").isEmpty { errors.append(.required("\(path).http.paths")) }
        return errors
            + http.list("paths").enumerated().flatMap { ingressPath($1, "\(path).http.paths[\($0)]") }
    }

    private static func hostFaults(_ host: String) -> [String] {
        guard host.contains("*") else { return NameRules.subdomain(host) }
        let label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
        guard host.hasPrefix("*."), NameRules.subdomain(String(host.dropFirst(2))).isEmpty else {
            return [
                "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must "
                    + "consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric "
                    + "character (e.g. '*.example.com', regex used for validation is "
                    + "'\\*\\.\(label)(\\.\(label))*')"
            ]
        }
        return []
    }

    private static func ingressPath(_ path: JSON, _ place: String) -> [FieldError] {
        guard let type = path.value("pathType") else {
            return [.required("\(place).pathType", "pathType must be specified")]
        }
        var errors: [FieldError] = []
        switch type.string ?? "" {
        case "Exact", "Prefix": errors = pathFaults(path.text("path"), place)
        case "ImplementationSpecific":
            let text = path.text("path")
            if !text.isEmpty, !text.hasPrefix("/") {
                errors = [.invalid("\(place).path", .string(text), "must be an absolute path")]
            }
        default: errors = [.unsupported("\(place).pathType", type, supported: pathTypes)]
        }
        return errors + ingressBackend(path["backend"] ?? [:], "\(place).backend")
    }

    private static func pathFaults(_ path: String, _ place: String) -> [FieldError] {
        var faults = path.hasPrefix("/") ? [] : ["must be an absolute path"]
        faults += ["//", "/./", "/../", "%2f", "%2F"].filter { path.contains($0) }.map { "must not contain '\($0)'" }
        faults += ["/..", "/."].filter { path.hasSuffix($0) }.map { "cannot end with '\($0)'" }
        return faults.map { .invalid("\(place).path", .string(path), $0) }
    }

    private static func ingressBackend(_ backend: JSON, _ path: String) -> [FieldError] {
        switch (backend.value("resource"), backend.value("service")) {
        case (_?, _?): [.invalid(path, "", "cannot set both resource and service backends")]
        case (let resource?, nil): localReference(resource, "\(path).resource")
        case (nil, let service?): backendService(service, path)
        case (nil, nil): [.invalid(path, "", "resource or service backend is required")]
        }
    }

    private static func backendService(_ service: JSON, _ path: String) -> [FieldError] {
        let name = service.text("name")
        let nameErrors: [FieldError] =
            name.isEmpty
            ? [.required("\(path).service.name")]
            : NameRules.rfc1035Label(name).map { .invalid("\(path).service.name", .string(name), $0) }
        return nameErrors + backendPort(service["port"] ?? [:], path)
    }

    private static func backendPort(_ port: JSON, _ path: String) -> [FieldError] {
        let (name, number) = (port.text("name"), port.number("number"))
        switch (name.isEmpty, number == 0) {
        case (false, false): return [.invalid(path, "", "cannot set both port name & port number")]
        case (false, true):
            return PortRules.nameFaults(name).map { .invalid("\(path).service.port.name", .string(name), $0) }
        case (true, false): return PortRules.number(.int(number), "\(path).service.port.number")
        case (true, true): return [.required(path, "port name or number is required")]
        }
    }

    private static func ingressTLS(_ tls: JSON, _ path: String) -> [FieldError] {
        let hosts = tls.list("hosts").enumerated().flatMap { place, host in
            hostFaults(host.string ?? "").map { FieldError.invalid("\(path).hosts[\(place)]", host, $0) }
        }
        let secret = tls.text("secretName")
        guard !secret.isEmpty else { return hosts }
        return hosts + NameRules.subdomain(secret).map { .invalid("\(path).secretName", .string(secret), $0) }
    }
}
