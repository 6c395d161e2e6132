package import HTTPTypes

/// A request to the simulator itself rather than to the cloud it plays.
package struct ControlRequest: Sendable {
    package var method: HTTPRequest.Method
    /// The path as sent, without the query: `/_clbsim/health`.
    package var path: String
    /// The text after `?`, as sent; empty where there is none.
    package var query: String
    package var headers: HTTPFields
    package var body: [UInt8]

    package init(
        method: HTTPRequest.Method,
        path: String,
        query: String = "",
        headers: HTTPFields = [:],
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }
}
