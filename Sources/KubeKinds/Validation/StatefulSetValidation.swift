import CloudWire
import KubeObjects

extension Validation {
    /// A StatefulSet, but for its pods' spec: that mounts volumes which only the claims make.
    static func statefulSet(_ set: JSON) -> [FieldError] {
        let spec = set["spec"] ?? [:]
        return management(spec) + setStrategy(spec) + retention(spec)
            + counts(spec, ["replicas", "minReadySeconds"]) + workloadSelector(spec, kind: "statefulset")
            + selectorMatch(spec) + templateMetadata(spec["template"] ?? [:], "spec.template")
            + alwaysRestarts(spec, kind: "StatefulSet")
    }

    private static let changeableMembers = [
        "replicas", "ordinals", "template", "updateStrategy", "persistentVolumeClaimRetentionPolicy",
        "minReadySeconds",
    ]

    static func statefulSetUpdate(_ new: JSON, from old: JSON) -> [FieldError] {
        var (after, before) = (new["spec"] ?? [:], old["spec"] ?? [:])
        for name in changeableMembers {
            after[path: name] = nil
            before[path: name] = nil
        }
        guard !after.isSame(as: before) else { return [] }
        return [
            .forbidden(
                "spec",
                "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
                    + "'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"
            )
        ]
    }

    private static func management(_ spec: JSON) -> [FieldError] {
        let policy = spec.text("podManagementPolicy")
        if policy.isEmpty { return [.required("spec.podManagementPolicy")] }
        if ["OrderedReady", "Parallel"].contains(policy) { return [] }
        return [.invalid("spec.podManagementPolicy", .string(policy), "must be 'OrderedReady' or 'Parallel'")]
    }

    private static func setStrategy(_ spec: JSON) -> [FieldError] {
        let path = "spec.updateStrategy"
        let type = spec.text("updateStrategy", "type")
        switch type {
        case "": return [.required(path)]
        case "OnDelete":
            guard let rolling = spec.value("updateStrategy", "rollingUpdate") else { return [] }
            return [
                .invalid("\(path).rollingUpdate", rolling, "only allowed for updateStrategy 'RollingUpdate'")
            ]
        case "RollingUpdate":
            return notNegative(
                spec[path: "updateStrategy", "rollingUpdate", "partition"],
                "\(path).rollingUpdate.partition"
            )
        default: return [.invalid(path, spec["updateStrategy"] ?? [:], "must be 'RollingUpdate' or 'OnDelete'")]
        }
    }

    private static func retention(_ spec: JSON) -> [FieldError] {
        guard let policy = spec.value("persistentVolumeClaimRetentionPolicy") else { return [] }
        return ["whenDeleted", "whenScaled"].flatMap { member -> [FieldError] in
            let text = policy.text(member)
            if ["Retain", "Delete"].contains(text) { return [] }
            let path = "spec.persistentVolumeClaimRetentionPolicy.\(member)"
            return [.unsupported(path, .string(text), supported: ["Delete", "Retain"])]
        }
    }
}
