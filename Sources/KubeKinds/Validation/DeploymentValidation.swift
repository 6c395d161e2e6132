import CloudWire
import KubeObjects

extension Validation {
    static func deployment(_ deployment: JSON) -> [FieldError] {
        let spec = deployment["spec"] ?? [:]
        return counts(spec, ["replicas"]) + workloadSelector(spec, kind: "deployment") + selectorMatch(spec)
            + restartingTemplate(spec, kind: "ReplicaSet") + strategy(spec["strategy"] ?? [:])
            + counts(spec, ["minReadySeconds", "revisionHistoryLimit"]) + progressDeadline(spec)
    }

    private static func strategy(_ strategy: JSON) -> [FieldError] {
        let path = "spec.strategy"
        switch strategy.text("type") {
        case "Recreate":
            guard strategy.value("rollingUpdate") != nil else { return [] }
            return [
                .forbidden("\(path).rollingUpdate", "may not be specified when strategy `type` is 'Recreate'")
            ]
        case "RollingUpdate": return rollingUpdate(strategy["rollingUpdate"] ?? [:], "\(path).rollingUpdate")
        case let other:
            return [.unsupported("\(path).type", .string(other), supported: ["Recreate", "RollingUpdate"])]
        }
    }

    private static func rollingUpdate(_ update: JSON, _ path: String) -> [FieldError] {
        let (missing, extra) = (update["maxUnavailable"], update["maxSurge"])
        var errors = share(missing, "\(path).maxUnavailable") + share(extra, "\(path).maxSurge")
        if isZero(missing), isZero(extra) {
            errors.append(
                .invalid(
                    "\(path).maxUnavailable",
                    shown: shown(missing),
                    "may not be 0 when `maxSurge` is 0"
                )
            )
        }
        if let percent = percent(missing), percent > 100 {
            errors.append(
                .invalid("\(path).maxUnavailable", shown: shown(missing), "must not be greater than 100%")
            )
        }
        return errors
    }

    /// A count or a percentage.
    private static func share(_ value: JSON?, _ path: String) -> [FieldError] {
        guard case .string? = value else { return notNegative(value, path) }
        guard percent(value) == nil else { return [] }
        return [.invalid(path, shown: shown(value), "must be an integer or percentage (e.g '5%%')")]
    }

    private static func percent(_ value: JSON?) -> Int? {
        guard let text = value?.string, text.hasSuffix("%"),
            text.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(text.dropLast())
    }

    private static func isZero(_ value: JSON?) -> Bool { value?.int == 0 || percent(value) == 0 }

    /// Such values print themselves, so a percentage has no quotes.
    private static func shown(_ value: JSON?) -> String { value?.string ?? value?.text ?? "null" }

    private static func progressDeadline(_ spec: JSON) -> [FieldError] {
        guard let seconds = spec.value("progressDeadlineSeconds")?.int else { return [] }
        let path = "spec.progressDeadlineSeconds"
        let errors = notNegative(.int(seconds), path)
        guard seconds <= spec.number("minReadySeconds") else { return errors }
        return errors + [.invalid(path, .int(seconds), "must be greater than minReadySeconds")]
    }
}
