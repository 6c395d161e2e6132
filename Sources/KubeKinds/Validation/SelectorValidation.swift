import CloudWire
import KubeObjects

extension Validation {
    /// The selector of a workload, and that it selects what the template makes.
    static func workloadSelector(_ spec: JSON, kind: String) -> [FieldError] {
        guard let selector = spec.value("selector") else { return [.required("spec.selector")] }
        var errors = selectorForm(selector, "spec.selector")
        let isEmpty =
            selector.list("matchExpressions").isEmpty && (selector["matchLabels"]?.object?.members ?? []).isEmpty
        if isEmpty {
            errors.append(
                .invalid(
                    "spec.selector",
                    shown: GoText.selector(selector),
                    "empty selector is invalid for \(kind)"
                )
            )
        }
        return errors
    }

    /// A missing selector selects nothing, so it does not match either.
    static func selectorMatch(_ spec: JSON, _ path: String = "spec.template.metadata.labels") -> [FieldError] {
        let template = spec[path: "template", "metadata", "labels"]
        let selector = spec.value("selector").map { LabelSelector(spec: $0) }
        if case .some(.none) = selector {
            return [
                .invalid(
                    "spec.selector",
                    shown: GoText.selector(spec["selector"] ?? [:]),
                    "invalid label selector"
                )
            ]
        }
        if let selector = selector ?? nil, selector.matches(template?.texts ?? [:]) { return [] }
        return [.invalid(path, shown: GoText.map(template), "`selector` does not match template `labels`")]
    }

    static func selectorUpdate(_ new: JSON, from old: JSON) -> [FieldError] {
        let (after, before) = (new.value("spec", "selector") ?? [:], old.value("spec", "selector") ?? [:])
        guard !after.isSame(as: before) else { return [] }
        return [.invalid("spec.selector", shown: GoText.selector(after), "field is immutable")]
    }

    private static func selectorForm(_ selector: JSON, _ path: String) -> [FieldError] {
        labels(selector.value("matchLabels"), "\(path).matchLabels")
            + selector.list("matchExpressions").enumerated().flatMap { place, requirement -> [FieldError] in
                let place = "\(path).matchExpressions[\(place)]"
                let hasValues = !requirement.list("values").isEmpty
                var errors: [FieldError] = []
                switch requirement.text("operator") {
                case "In", "NotIn":
                    if !hasValues {
                        errors.append(
                            .required("\(place).values", "must be specified when `operator` is 'In' or 'NotIn'")
                        )
                    }
                case "Exists", "DoesNotExist":
                    if hasValues {
                        errors.append(
                            .forbidden(
                                "\(place).values",
                                "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
                            )
                        )
                    }
                case let other:
                    errors.append(.invalid("\(place).operator", .string(other), "not a valid selector operator"))
                }
                let key = requirement.text("key")
                return errors + NameRules.qualifiedName(key).map { .invalid("\(place).key", .string(key), $0) }
            }
    }
}
