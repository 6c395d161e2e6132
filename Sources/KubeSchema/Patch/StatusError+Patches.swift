import CloudWire
package import KubeObjects

extension StatusError {
    /// A patch that is well formed but does not fit the object it is meant for.
    ///
    /// The real server says no more than this, whatever did not fit.
    package static let patchDoesNotFit = StatusError(
        code: 422,
        reason: "Invalid",
        message: "the server rejected our request due to an error in our request",
        details: [:]
    )

    /// A fault that the real server passes on without a class of its own.
    static func unclassified(_ message: String) -> StatusError {
        StatusError(code: 500, reason: "", message: message)
    }

    /// A body larger than is allowed.
    static func tooLarge(_ message: String) -> StatusError {
        StatusError(
            code: 413,
            reason: "RequestEntityTooLarge",
            message: "Request entity is too large: \(message)"
        )
    }
}
