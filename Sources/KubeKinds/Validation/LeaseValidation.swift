import CloudWire
import KubeObjects

extension Validation {
    static func lease(_ lease: JSON) -> [FieldError] {
        var errors: [FieldError] = []
        if let seconds = lease.value("spec", "leaseDurationSeconds")?.int, seconds <= 0 {
            errors.append(.invalid("spec.leaseDurationSeconds", .int(seconds), "must be greater than 0"))
        }
        return errors + notNegative(lease[path: "spec", "leaseTransitions"], "spec.leaseTransitions")
    }
}
