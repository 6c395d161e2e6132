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
        let shown = "/" + path.joined(separator: "/")
        throw StatusError(
            code: 403,
            reason: "Forbidden",
            message: "forbidden: User \"system:anonymous\" cannot \(request.method.lowercased()) path \"\(shown)\"",
            details: [:]
        )
    }

    static func bearerToken(_ request: ServerRequest) -> String? {
        guard let header = request.header("authorization"), header.lowercased().hasPrefix("bearer ") else { return nil }
        return String(header.dropFirst("bearer ".count))
    }
}
