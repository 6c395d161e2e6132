import CloudWire
import KubeObjects

extension Validation {
    private static let changeable =
        "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` "
        + "(only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if "
        + "it was previously negative)"

    /// What of a pod may change: its images, its deadline, and more that it tolerates.
    static func podUpdate(_ new: JSON, from old: JSON) -> [FieldError] {
        let (newSpec, oldSpec) = (new["spec"] ?? [:], old["spec"] ?? [:])
        for (name, kind) in [("containers", ""), ("initContainers", "init ")]
        where newSpec.list(name).count != oldSpec.list(name).count {
            let verb =
                kind.isEmpty
                ? "pod updates may not add or remove containers" : "pod updates may not add or remove init containers"
            return [.forbidden("spec.\(name)", verb)]
        }
        var errors = imageErrors(newSpec) + deadline(newSpec, from: oldSpec) + tolerations(newSpec, from: oldSpec)
        let munged = withChangeable(of: oldSpec, in: newSpec)
        if !munged.isSame(as: oldSpec) {
            let difference = SpecDifference.text(from: oldSpec, to: munged)
            errors.append(
                .forbidden("spec", "pod updates may not change fields other than \(changeable)\n\(difference)")
            )
        }
        return errors
    }

    private static func imageErrors(_ spec: JSON) -> [FieldError] {
        ["containers", "initContainers"].flatMap { list in
            spec.list(list).enumerated().filter { $1.text("image").isEmpty }
                .map { .required("spec.\(list)[\($0.offset)].image") }
        }
    }

    private static func deadline(_ new: JSON, from old: JSON) -> [FieldError] {
        let path = "spec.activeDeadlineSeconds"
        guard let before = old.value("activeDeadlineSeconds")?.int else {
            guard let after = new.value("activeDeadlineSeconds")?.int, !(0...2_147_483_647).contains(after) else {
                return []
            }
            return [.invalid(path, .int(after), "must be between 0 and 2147483647, inclusive")]
        }
        guard let after = new.value("activeDeadlineSeconds")?.int else {
            return [.invalid(path, .null, "must not update from a positive integer to nil value")]
        }
        if after < 0 { return [.invalid(path, .int(after), "must be greater than or equal to 0")] }
        return after > before ? [.invalid(path, .int(after), "must be less than or equal to previous value")] : []
    }

    private static func tolerations(_ new: JSON, from old: JSON) -> [FieldError] {
        let kept = Set(new.list("tolerations").map(withoutSeconds))
        guard !old.list("tolerations").allSatisfy({ kept.contains(withoutSeconds($0)) }) else { return [] }
        return [
            .forbidden(
                "spec.tolerations",
                "existing toleration can not be modified except its tolerationSeconds"
            )
        ]
    }

    private static func withoutSeconds(_ toleration: JSON) -> JSON {
        var toleration = toleration
        toleration[path: "tolerationSeconds"] = nil
        let members = (toleration.object?.members ?? []).sorted { $0.name < $1.name }
        return .object(JSONObject(members))
    }

    /// The new spec with the changeable parts of the old one, so that what differs then may not.
    private static func withChangeable(of old: JSON, in new: JSON) -> JSON {
        var spec = new
        for name in ["activeDeadlineSeconds", "tolerations"] { spec[path: name] = old[name] }
        if old.number("terminationGracePeriodSeconds") < 0, new.number("terminationGracePeriodSeconds") == 1 {
            spec[path: "terminationGracePeriodSeconds"] = old["terminationGracePeriodSeconds"]
        }
        for list in ["containers", "initContainers"] where !new.list(list).isEmpty {
            spec[path: list] = .array(
                zip(new.list(list), old.list(list)).map { container, former in
                    var container = container
                    container[path: "image"] = former["image"]
                    return container
                }
            )
        }
        return spec
    }
}
