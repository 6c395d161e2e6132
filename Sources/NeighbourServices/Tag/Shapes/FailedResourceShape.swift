import CloudWire

/// A resource that a request for several could not change.
struct FailedResourceShape: Encodable {
    var resource: String
    var code: String
    var message: String

    init(_ resource: String, _ error: APIError) {
        self.resource = resource
        code = error.code.rawValue
        message = error.message
    }
}
