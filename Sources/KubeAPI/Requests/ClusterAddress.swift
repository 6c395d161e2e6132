import CloudWire
import CloudModel
import CloudStore

/// Which cluster a request means, and the rest of its path.
///
/// A cluster is named by the first names of the path (`/clusters/cls-…/api`), or by the first label of the host. A
/// request that names none means the cluster its token belongs to, or else the oldest.
struct ClusterAddress {
    private let named: ClusterID?
    private let token: String?
    /// The names between the slashes, without those that name the cluster.
    let parts: [String]

    init(_ request: ServerRequest) {
        let names = request.path.split(separator: "/").map(String.init)
        token = Authentication.bearerToken(request)
        if names.first == "clusters", names.count >= 2 {
            named = ClusterID(rawValue: names[1])
            parts = Array(names.dropFirst(2))
        } else {
            let label = request.header("host")?.prefix { $0 != "." && $0 != ":" } ?? ""
            named = label.hasPrefix("cls-") ? ClusterID(rawValue: String(label)) : nil
            parts = names
        }
    }

    func cluster(in state: Snapshot) throws -> Cluster? {
        if let named { return try state.cluster(named) }
        if let token, let cluster = try state.cluster(token: token) { return cluster }
        return try state.clusters().first
    }
}
