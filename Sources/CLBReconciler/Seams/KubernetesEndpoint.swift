public import CloudWire

/// A Kubernetes API as the reconciler sees it.
///
/// It is one of the library's two seams; nothing behind it needs to be the simulator's own API server.
public protocol KubernetesEndpoint: Sendable {
    /// Sends one request and answers the object that comes back.
    func send(_ request: KubernetesRequest) async throws(KubernetesFailure) -> JSON

    /// The changes of a resource that have come since a revision, in their order; it does not wait for any.
    ///
    /// - Throws: ``KubernetesFailure/expired`` where they are no longer known: the resource is then listed anew.
    func changes(
        of resource: KubernetesResource,
        since revision: String
    ) async throws(KubernetesFailure)
        -> KubernetesChanges

    /// Returns when there may be a change that was not told yet, or when the task is cancelled.
    func waitForChange() async
}

/// One request of the Kubernetes API.
public struct KubernetesRequest: Hashable, Sendable {
    /// Such as `GET` or `PATCH`.
    public var method: String
    /// The path with its query, such as `/api/v1/namespaces/default/services/web`.
    public var path: String
    /// Nil where the request has none.
    public var body: JSON?
    /// `application/json`, or the type of a patch.
    public var contentType: String

    /// A request; without a body where none is given.
    public init(method: String, path: String, body: JSON? = nil, contentType: String = "application/json") {
        self.method = method
        self.path = path
        self.body = body
        self.contentType = contentType
    }
}

/// The plural name of a kind with its group and version.
public struct KubernetesResource: Hashable, Sendable {
    /// Empty for the core group.
    public var group: String
    /// The version of the group, such as `v1`.
    public var version: String
    /// The name in paths, such as `services`.
    public var plural: String

    /// A resource; of the core group where none is given.
    public init(group: String = "", version: String, plural: String) {
        self.group = group
        self.version = version
        self.plural = plural
    }

    /// The path of all its objects, or of those in a namespace, or of one.
    public func path(namespace: String = "", name: String = "") -> String {
        let root = group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)"
        let scope = namespace.isEmpty ? "" : "/namespaces/\(namespace)"
        return root + scope + "/\(plural)" + (name.isEmpty ? "" : "/\(name)")
    }
}

/// Changes of a resource, and how far they reach.
public struct KubernetesChanges: Hashable, Sendable {
    /// In the order in which they came about.
    public var changes: [KubernetesChange]
    /// The revision to ask from the next time.
    public var revision: String

    /// Changes that reach to that revision.
    public init(changes: [KubernetesChange], revision: String) {
        self.changes = changes
        self.revision = revision
    }
}

/// One object's change.
public enum KubernetesChange: Hashable, Sendable {
    /// It was made or changed, and is now so.
    case present(JSON)
    /// It is gone, and was last so.
    case gone(JSON)
}

/// Why a request has no result.
public enum KubernetesFailure: Error, Hashable, Sendable {
    /// The server answered a `Status` with that code, such as 409, and reason, such as `Conflict`.
    case refused(code: Int, reason: String, message: String)
    /// The revision is older than what the server still knows.
    case expired
    /// No answer came. The request may have been carried out.
    case unanswered(String)

    /// For people.
    var reason: String {
        switch self {
        case .refused(let code, _, let message): "\(code): \(message)"
        case .expired: "its changes are too old"
        case .unanswered(let reason): reason
        }
    }
}
