import CloudWire
package import KubeObjects

extension StatusError {
    /// The body of a request that cannot be read as its kind.
    package static func unreadable(_ kind: GroupVersionKind, _ why: String) -> StatusError {
        badRequest("\(kind.kind) in version \"\(kind.version)\" cannot be handled as a \(kind.kind): \(why)")
    }

    /// A patch after which the object cannot be read as its kind.
    ///
    /// `shown` is the patched object as JSON text. The server names neither kind nor object here, and so does this.
    package static func unreadablePatch(_ shown: String, _ why: String) -> StatusError {
        let error = FieldError.invalid("patch", .string(shown), why)
        let cause: [String: String] = ["reason": error.reason, "message": error.message, "field": error.field]
        return StatusError(
            code: 422,
            reason: "Invalid",
            message: " \"\" is invalid: \(error.text)",
            details: ["causes": [.texts(cause)]]
        )
    }
}
