package import CloudWire

/// A failed request, as the `Status` object that answers it (meta/v1).
package struct StatusError: Error, Hashable, Sendable {
    /// The HTTP status.
    package var code: Int
    /// The machine-readable reason that clients decide by.
    package var reason: String
    package var message: String
    package var details: JSON?
    /// Where a list that cannot go on may do so after all.
    package var continueToken = ""

    package init(code: Int, reason: String, message: String, details: JSON? = nil) {
        self.code = code
        self.reason = reason
        self.message = message
        self.details = details
    }

    package var json: JSON {
        var status: JSON = [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "message": .string(message),
        ]
        if !continueToken.isEmpty { status[path: "metadata", "continue"] = .string(continueToken) }
        if !reason.isEmpty { status[path: "reason"] = .string(reason) }
        status[path: "details"] = details
        status[path: "code"] = .int(Int64(code))
        return status
    }
}

extension StatusError {
    package static func notFound(_ resource: GroupResource, name: String) -> StatusError {
        StatusError(
            code: 404,
            reason: "NotFound",
            message: "\(resource) \"\(name)\" not found",
            details: details(resource, name)
        )
    }

    package static func alreadyExists(_ resource: GroupResource, name: String) -> StatusError {
        StatusError(
            code: 409,
            reason: "AlreadyExists",
            message: "\(resource) \"\(name)\" already exists",
            details: details(resource, name)
        )
    }

    package static func conflict(_ resource: GroupResource, name: String, _ why: String = staleObject) -> StatusError {
        StatusError(
            code: 409,
            reason: "Conflict",
            message: "Operation cannot be fulfilled on \(resource) \"\(name)\": \(why)",
            details: details(resource, name)
        )
    }

    /// Why a write with an old resourceVersion fails.
    package static let staleObject =
        "the object has been modified; please apply your changes to the latest version and try again"

    package static func invalid(_ kind: GroupVersionKind, name: String, _ errors: [FieldError]) -> StatusError {
        let texts = errors.map(\.text)
        let list = texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
        let shownKind = kind.group.isEmpty ? kind.kind : "\(kind.kind).\(kind.group)"
        let causes = errors.map { error in
            ["reason": .string(error.reason), "message": .string(error.message), "field": .string(error.field)] as JSON
        }
        var details: JSON = name.isEmpty ? [:] : ["name": .string(name)]
        if !kind.group.isEmpty { details[path: "group"] = .string(kind.group) }
        details[path: "kind"] = .string(kind.kind)
        details[path: "causes"] = .array(causes)
        return StatusError(
            code: 422,
            reason: "Invalid",
            message: "\(shownKind) \"\(name)\" is invalid: \(list)",
            details: details
        )
    }

    package static func badRequest(_ message: String) -> StatusError {
        StatusError(code: 400, reason: "BadRequest", message: message)
    }

    package static func forbidden(_ resource: GroupResource, name: String, _ why: String) -> StatusError {
        StatusError(
            code: 403,
            reason: "Forbidden",
            message: name.isEmpty ? "\(resource) is forbidden: \(why)" : "\(resource) \"\(name)\" is forbidden: \(why)",
            details: details(resource, name)
        )
    }

    package static let unauthorized = StatusError(code: 401, reason: "Unauthorized", message: "Unauthorized")

    /// A path that leads nowhere.
    package static let noSuchPath = StatusError(
        code: 404,
        reason: "NotFound",
        message: "the server could not find the requested resource",
        details: [:]
    )

    package static let methodNotAllowed = StatusError(
        code: 405,
        reason: "MethodNotAllowed",
        message: "the server does not allow this method on the requested resource",
        details: [:]
    )

    /// A resourceVersion whose events are no longer kept.
    package static func expired(_ message: String) -> StatusError {
        StatusError(code: 410, reason: "Expired", message: message)
    }

    package static func unsupportedMediaType(_ message: String) -> StatusError {
        StatusError(code: 415, reason: "UnsupportedMediaType", message: message)
    }

    private static func details(_ resource: GroupResource, _ name: String) -> JSON {
        var details: JSON = name.isEmpty ? [:] : ["name": .string(name)]
        if !resource.group.isEmpty { details[path: "group"] = .string(resource.group) }
        details[path: "kind"] = .string(resource.resource)
        return details
    }
}

extension StatusError {
    package static func internalError(_ message: String) -> StatusError {
        StatusError(
            code: 500,
            reason: "InternalError",
            message: "Internal error occurred: \(message)",
            details: ["causes": [["message": .string(message)]]]
        )
    }

    /// A form that no answer can take.
    package static let notAcceptable = StatusError(
        code: 406,
        reason: "NotAcceptable",
        message: "only the following media types are accepted: application/json"
    )
}
