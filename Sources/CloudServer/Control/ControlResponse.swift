package import HTTPTypes

/// The simulator's own answer to a ``ControlRequest``.
package struct ControlResponse: Sendable {
    package var status: HTTPResponse.Status
    package var contentType: String
    /// Further header fields, such as the `Location` of a redirection.
    package var headers: HTTPFields
    package var body: [UInt8]

    package init(
        status: HTTPResponse.Status = .ok,
        contentType: String = "application/json",
        headers: HTTPFields = [:],
        body: [UInt8] = []
    ) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }
}
