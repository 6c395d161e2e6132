import CloudWire
import KubeObjects

extension Validation {
    private static let handlers = ["exec", "httpGet", "tcpSocket", "grpc"]

    /// The probes of a container that runs.
    static func probes(_ container: JSON, _ path: String) -> [FieldError] {
        ["livenessProbe", "readinessProbe", "startupProbe"].flatMap { name -> [FieldError] in
            guard let probe = container.value([name]) else { return [] }
            let place = "\(path).\(name)"
            var errors = handler(probe, place)
            for member in [
                "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold",
            ] {
                errors += notNegative(probe[member], "\(place).\(member)")
            }
            if name != "readinessProbe", probe.number("successThreshold") != 1 {
                errors.append(.invalid("\(place).successThreshold", probe["successThreshold"] ?? 0, "must be 1"))
            }
            return errors
        }
    }

    static func notNegative(_ number: JSON?, _ path: String) -> [FieldError] {
        guard let number = number?.int, number < 0 else { return [] }
        return [.invalid(path, .int(number), "must be greater than or equal to 0")]
    }

    private static func handler(_ probe: JSON, _ path: String) -> [FieldError] {
        let said = handlers.filter { probe.value([$0]) != nil }
        guard let first = said.first else { return [.required(path, "must specify a handler type")] }
        let extra = said.dropFirst().map {
            FieldError.forbidden("\(path).\($0)", "may not specify more than 1 handler type")
        }
        let action = probe[first] ?? [:]
        let place = "\(path).\(first)"
        switch first {
        case "exec": return (action.list("command").isEmpty ? [.required("\(place).command")] : []) + extra
        case "httpGet": return httpAction(action, place) + extra
        case "tcpSocket": return PortRules.numberOrName(action["port"], "\(place).port") + extra
        default: return PortRules.number(action["port"], "\(place).port") + extra
        }
    }

    private static func httpAction(_ action: JSON, _ path: String) -> [FieldError] {
        let scheme = action.text("scheme")
        var errors: [FieldError] = action.text("path").isEmpty ? [.required("\(path).path")] : []
        errors += PortRules.numberOrName(action["port"], "\(path).port")
        if !["HTTP", "HTTPS"].contains(scheme) {
            errors.append(.unsupported("\(path).scheme", .string(scheme), supported: ["HTTP", "HTTPS"]))
        }
        return errors
    }
}
