import CloudWire
import CloudModel
import KubeObjects

/// Who may ask: the holder of the cluster's token, or of a certificate of the authority.
///
/// Both may do everything.
enum Authentication {
    /// What everybody may read.
    private static let open: Set<String> = ["version", "healthz", "livez", "readyz"]

    static func check(_ request: ServerRequest, for cluster: Cluster, path: [String]) throws(StatusError) {
        if let token = bearerToken(request) {
            guard token == cluster.token else { throw .unauthorized }
            return
        }
        guard !request.hasClientCertificate, !open.contains(path.first ?? "") else { return }
        if case .resource(let resource) = RequestPath(path) { throw refusal(request, resource) }
        let shown = "/" + path.joined(separator: "/")
        throw StatusError(
            code: 403,
            reason: "Forbidden",
            message: "forbidden: User \"system:anonymous\" cannot \(request.method.lowercased()) path \"\(shown)\"",
            details: [:]
        )
    }

    private static func refusal(_ request: ServerRequest, _ path: ResourcePath) -> StatusError {
        let resource = path.subresource.isEmpty ? path.plural : "\(path.plural)/\(path.subresource)"
        let place = path.namespace.isEmpty ? "at the cluster scope" : "in the namespace \"\(path.namespace)\""
        return .forbidden(
            GroupResource(group: path.version.group, resource: path.plural),
            name: path.name,
            "User \"system:anonymous\" cannot \(verb(request, path)) resource \"\(resource)\" in API group "
                + "\"\(path.version.group)\" \(place)"
        )
    }

    private static func verb(_ request: ServerRequest, _ path: ResourcePath) -> String {
        switch request.method {
        case "GET" where !path.name.isEmpty: "get"
        case "GET": request.query.isOn("watch") ? "watch" : "list"
        case "POST": "create"
        case "PUT": "update"
        case "DELETE": path.name.isEmpty ? "deletecollection" : "delete"
        default: request.method.lowercased()
        }
    }

    static func bearerToken(_ request: ServerRequest) -> String? {
        guard let header = request.header("authorization"), header.lowercased().hasPrefix("bearer ") else { return nil }
        return String(header.dropFirst("bearer ".count))
    }
}
