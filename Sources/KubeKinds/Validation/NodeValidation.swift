import CloudWire
import KubeObjects

extension Validation {
    private static let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]

    static func node(_ node: JSON) -> [FieldError] {
        var seen: Set<[String]> = []
        return node.list("spec", "taints").enumerated().flatMap { place, taint -> [FieldError] in
            let path = "metadata.taints[\(place)]"
            let (key, effect) = (taint.text("key"), taint.text("effect"))
            var errors = NameRules.qualifiedName(key).map { FieldError.invalid("\(path).key", .string(key), $0) }
            errors += NameRules.labelValue(taint.text("value")).map {
                .invalid("\(path).value", taint["value"] ?? "", $0)
            }
            errors += choice(effect, effects, "\(path).effect")
            if !seen.insert([key, effect]).inserted { errors.append(.duplicate(path, taint)) }
            return errors
        }
    }

    /// Where a node is and which ranges its pods have is said once.
    static func nodeUpdate(_ new: JSON, from old: JSON) -> [FieldError] {
        var errors: [FieldError] = []
        let (before, after) = (old.list("spec", "podCIDRs"), new.list("spec", "podCIDRs"))
        if !before.isEmpty, before != after {
            errors.append(
                .forbidden("spec.podCIDRs", "node updates may not change podCIDR except from \"\" to valid")
            )
        }
        let provider = old.text("spec", "providerID")
        if !provider.isEmpty, provider != new.text("spec", "providerID") {
            errors.append(
                .forbidden("spec.providerID", "node updates may not change providerID except from \"\" to valid")
            )
        }
        return errors
    }
}
