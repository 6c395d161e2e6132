/// Who calls the cloud: a key pair, and the token that comes with a temporary one.
public struct Credential: Hashable, Sendable {
    public var secretId: String
    public var secretKey: String
    /// Nil for a permanent key pair.
    public var token: String?

    public init(secretId: String, secretKey: String, token: String? = nil) {
        self.secretId = secretId
        self.secretKey = secretKey
        self.token = token
    }
}
