/// How to reach a Kubernetes API: where it is, what proves that it is the one, and who asks.
public struct KubernetesAccess: Hashable, Sendable {
    /// What a server's certificate is checked against.
    public enum Trust: Hashable, Sendable {
        /// The machine's own authorities.
        case system
        /// Certificates of authorities, in PEM form.
        case authority(String)
        /// Nothing: any server is believed.
        case anything
    }

    /// Who asks.
    public enum Identity: Hashable, Sendable {
        /// Nobody in particular.
        case anonymous
        /// A bearer token.
        case token(String)
        /// A file that holds a bearer token, and may hold another one later.
        case tokenFile(String)
        /// A client certificate and its private key, both in PEM form.
        case certificate(chain: String, key: String)
    }

    /// The address below which the API is, such as `https://127.0.0.1:6443/clusters/cls-1`.
    public var server: String
    /// What the server's certificate is checked against.
    public var trust: Trust
    /// Who asks.
    public var identity: Identity
    /// The name that the server's certificate has to hold; nil for the host of the address.
    public var serverName: String?

    /// A way to an API.
    public init(server: String, trust: Trust = .system, identity: Identity = .anonymous, serverName: String? = nil) {
        self.server = server
        self.trust = trust
        self.identity = identity
        self.serverName = serverName
    }
}
