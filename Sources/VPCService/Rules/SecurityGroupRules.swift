import CloudModel
import CloudWire

/// Which values a security group may have (reference 5.4).
enum SecurityGroupRules {
    static let defaultProject = "0"

    static let errors: Set<APIErrorCode> = TagRules.errors.union([
        .invalidParameterValue, .limitExceeded, .malformed, .tooLong,
    ])

    /// A number as text; there is no list of projects here, so any number names one.
    static func project(_ text: String?) throws(APIError) -> String {
        guard let text else { return defaultProject }
        guard let number = Int64(text), number >= 0 else { throw .invalidValue("ProjectId") }
        return String(number)
    }
}
