import CloudWire
import KubeObjects

extension Validation {
    static func replicaSet(_ set: JSON) -> [FieldError] {
        let spec = set["spec"] ?? [:]
        // The real server says "deployment" here too.
        return counts(spec, ["replicas", "minReadySeconds"]) + workloadSelector(spec, kind: "deployment")
            + selectorMatch(spec) + restartingTemplate(spec, kind: "ReplicaSet")
    }

    static func daemonSet(_ set: JSON) -> [FieldError] {
        let spec = set["spec"] ?? [:]
        var errors = selectorMatch(spec)
        if spec.value("selector") != nil { errors += workloadSelector(spec, kind: "daemonset") }
        errors += restartingTemplate(spec, kind: "DaemonSet") + counts(spec, ["minReadySeconds"])
        errors += choice(
            spec.text("updateStrategy", "type"),
            ["RollingUpdate", "OnDelete"],
            "spec.updateStrategy.type"
        )
        return errors + counts(spec, ["revisionHistoryLimit"])
    }

    /// Numbers of a spec that may not be below zero.
    static func counts(_ spec: JSON, _ names: [String]) -> [FieldError] {
        names.flatMap { notNegative(spec[$0], "spec.\($0)") }
    }

    /// A template whose pods always restart.
    static func restartingTemplate(_ spec: JSON, kind: String) -> [FieldError] {
        podTemplate(spec["template"] ?? [:], "spec.template") + alwaysRestarts(spec, kind: kind)
    }

    static func alwaysRestarts(_ spec: JSON, kind: String) -> [FieldError] {
        let path = "spec.template.spec"
        let policy = spec.text("template", "spec", "restartPolicy")
        var errors: [FieldError] = []
        if policy != "Always" {
            errors.append(.unsupported("\(path).restartPolicy", .string(policy), supported: ["Always"]))
        }
        if spec.value("template", "spec", "activeDeadlineSeconds") != nil {
            errors.append(
                .forbidden("\(path).activeDeadlineSeconds", "activeDeadlineSeconds in \(kind) is not Supported")
            )
        }
        return errors
    }
}
