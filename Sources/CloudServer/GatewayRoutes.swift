package import CloudWire

/// What the gateway serves, as functions: it knows HTTP and nothing of the API behind it.
///
/// All are called on the connection's own task, off the event loop, so they may take as long as a transaction takes.
package struct GatewayRoutes: Sendable {
    /// The JSON body that answers an API request; the HTTP status is always 200, as in the real cloud.
    package var answer: @Sendable (APIRequest) -> [UInt8]
    /// The JSON body that answers an API request whose body is past the limit; the body given is empty.
    package var tooLarge: @Sendable (APIRequest) -> [UInt8]
    /// The answer to a request under `/_clbsim/`.
    package var control: @Sendable (ControlRequest) async -> ControlResponse

    package init(
        answer: @escaping @Sendable (APIRequest) -> [UInt8],
        tooLarge: @escaping @Sendable (APIRequest) -> [UInt8],
        control: @escaping @Sendable (ControlRequest) async -> ControlResponse
    ) {
        self.answer = answer
        self.tooLarge = tooLarge
        self.control = control
    }
}
