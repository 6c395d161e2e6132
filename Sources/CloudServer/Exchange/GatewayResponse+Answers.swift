import HTTPTypes

extension GatewayResponse {
    init(_ response: ControlResponse) {
        self.init(
            status: response.status,
            contentType: response.contentType,
            headers: response.headers,
            body: response.body
        )
    }

    static var nothingHere: GatewayResponse {
        GatewayResponse(status: .notFound, error: "nothing is served at this path; the API answers at /")
    }

    static var bodyTooLarge: GatewayResponse {
        GatewayResponse(status: .contentTooLarge, error: "the body is too large", keepsAlive: false)
    }

    static var overloaded: GatewayResponse {
        GatewayResponse(status: .serviceUnavailable, error: "too many large requests at once", keepsAlive: false)
    }

    static var unreadable: GatewayResponse {
        GatewayResponse(status: .badRequest, error: "the request cannot be read", keepsAlive: false)
    }

    private init(status: HTTPResponse.Status, error: String, keepsAlive: Bool = true) {
        self.init(status: status, body: Array(#"{"error":"\#(error)"}"#.utf8), keepsAlive: keepsAlive)
    }
}
