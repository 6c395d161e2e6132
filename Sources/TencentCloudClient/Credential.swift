/// Who calls the cloud: a key pair, and the token that comes with a temporary one.
public struct Credential: Hashable, Sendable {
    /// Names the key pair; it is sent.
    public var secretId: String
    /// Signs; it is never sent.
    public var secretKey: String
    /// Nil for a permanent key pair.
    public var token: String?

    /// A credential as given out.
    public init(secretId: String, secretKey: String, token: String? = nil) {
        self.secretId = secretId
        self.secretKey = secretKey
        self.token = token
    }
}
