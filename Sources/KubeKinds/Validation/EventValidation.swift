import CloudWire
import KubeObjects

extension Validation {
    /// An Event of the core group: it stands in the namespace of what it is about.
    static func event(_ event: JSON) -> [FieldError] {
        let (own, about) = (event.text("metadata", "namespace"), event.text("involvedObject", "namespace"))
        var errors: [FieldError] = []
        let isClusterEvent = about.isEmpty && ["", "default"].contains(own)
        if !isClusterEvent, own != about {
            errors.append(
                .invalid("involvedObject.namespace", .string(about), "does not match event.namespace")
            )
        }
        if event.value("eventTime") != nil { errors += reported(event) }
        return errors
    }

    /// What an Event of the newer sort also says: who reports, and what was done.
    private static func reported(_ event: JSON) -> [FieldError] {
        let component = event.text("reportingComponent")
        var errors: [FieldError] =
            component.isEmpty
            ? [.required("reportingController")]
            : NameRules.qualifiedName(component).map { .invalid("reportingController", .string(component), $0) }
        for name in ["reportingInstance", "action", "reason"] where event.text(name).isEmpty {
            errors.append(.required(name))
        }
        return errors
    }
}
