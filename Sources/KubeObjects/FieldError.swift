package import CloudWire

/// What is wrong with one field, in the words of `k8s.io/apimachinery/pkg/util/validation/field`.
package struct FieldError: Hashable, Sendable {
    /// The path in dots and brackets: `spec.ports[0].port`.
    package var field: String
    /// The machine-readable reason of a cause: `FieldValueRequired` and so on.
    package var reason: String
    /// The message without the field.
    package var message: String

    package static func required(_ field: String, _ detail: String = "") -> FieldError {
        FieldError(field: field, reason: "FieldValueRequired", message: "Required value" + suffix(detail))
    }

    package static func invalid(_ field: String, _ value: JSON, _ detail: String) -> FieldError {
        FieldError(
            field: field,
            reason: "FieldValueInvalid",
            message: "Invalid value: \(shown(value))" + suffix(detail)
        )
    }

    /// An invalid value shown as the real server's types print themselves, where that is no JSON.
    package static func invalid(_ field: String, shown: String, _ detail: String) -> FieldError {
        FieldError(field: field, reason: "FieldValueInvalid", message: "Invalid value: \(shown)" + suffix(detail))
    }

    package static func unsupported(_ field: String, _ value: JSON, supported: [String]) -> FieldError {
        let list = supported.map { "\"\($0)\"" }.joined(separator: ", ")
        let detail = supported.isEmpty ? "" : "supported values: \(list)"
        return FieldError(
            field: field,
            reason: "FieldValueNotSupported",
            message: "Unsupported value: \(shown(value))" + suffix(detail)
        )
    }

    /// An unsupported value shown as the real server's types print themselves, where that is no JSON.
    package static func unsupported(_ field: String, shown: String, supported: [String]) -> FieldError {
        let list = supported.map { "\"\($0)\"" }.joined(separator: ", ")
        return FieldError(
            field: field,
            reason: "FieldValueNotSupported",
            message: "Unsupported value: \(shown)" + suffix("supported values: \(list)")
        )
    }

    package static func duplicate(_ field: String, _ value: JSON) -> FieldError {
        FieldError(field: field, reason: "FieldValueDuplicate", message: "Duplicate value: \(shown(value))")
    }

    /// A duplicate shown as the real server's types print themselves, where that is no JSON.
    package static func duplicate(_ field: String, shown: String) -> FieldError {
        FieldError(field: field, reason: "FieldValueDuplicate", message: "Duplicate value: \(shown)")
    }

    package static func forbidden(_ field: String, _ detail: String) -> FieldError {
        FieldError(field: field, reason: "FieldValueForbidden", message: "Forbidden" + suffix(detail))
    }

    package static func notFound(_ field: String, _ value: JSON) -> FieldError {
        FieldError(field: field, reason: "FieldValueNotFound", message: "Not found: \(shown(value))")
    }

    package static func tooLong(_ field: String, bytes: Int) -> FieldError {
        FieldError(
            field: field,
            reason: "FieldValueTooLong",
            message: "Too long: may not be more than \(bytes) bytes"
        )
    }

    package static func tooMany(_ field: String, count: Int, most: Int) -> FieldError {
        FieldError(
            field: field,
            reason: "FieldValueTooMany",
            message: "Too many: \(count): must have at most \(most) item\(most == 1 ? "" : "s")"
        )
    }

    /// The field and what is wrong with it.
    package var text: String { "\(field): \(message)" }

    private static func suffix(_ detail: String) -> String { detail.isEmpty ? "" : ": \(detail)" }

    private static func shown(_ value: JSON) -> String {
        if case .null = value { "null" } else { value.text }
    }
}
