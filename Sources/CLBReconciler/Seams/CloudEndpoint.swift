public import CloudWire

/// The cloud as the reconciler sees it: one call of one action at a time.
///
/// It is one of the library's two seams. ``TencentCloudClient`` reaches a real endpoint or a simulator over HTTP; a test
/// puts its own in between to count, delay or lose calls.
public protocol CloudEndpoint: Sendable {
    /// Calls an action and answers the members of its `Response`.
    ///
    /// - Throws: ``CloudFailure``: what the cloud refused, or that no answer came.
    func call(_ action: CloudAction, _ parameters: JSONObject) async throws(CloudFailure) -> JSONObject
}

/// An action of the cloud's API 3.0, such as CreateLoadBalancer of clb 2018-03-17.
public struct CloudAction: Hashable, Sendable {
    /// The product, as in the host and in the credential scope.
    public var service: String
    /// The API version, such as `2018-03-17`.
    public var version: String
    /// The action, such as `CreateLoadBalancer`.
    public var name: String

    /// An action by service, version and name.
    public init(service: String, version: String, name: String) {
        self.service = service
        self.version = version
        self.name = name
    }
}

/// Why a call has no result.
public enum CloudFailure: Error, Hashable, Sendable {
    /// The cloud answered an error; nothing was done.
    case refused(code: String, message: String, requestId: String)
    /// No answer came. The call may have been carried out.
    case unanswered(String)
}
