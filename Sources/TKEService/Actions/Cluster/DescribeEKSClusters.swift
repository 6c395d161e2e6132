import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists elastic clusters, oldest first, and after them those that are being deleted.
enum DescribeEKSClusters: ReadAction {
    struct Request: Decodable {
        var clusterIds: [ClusterID]?
        var offset: Int?
        var limit: Int?
        var filters: [FilterShape]?
    }

    struct Response: Encodable {
        var totalCount: Int
        var clusters: [ClusterShape]
    }

    static let errors: Set<APIErrorCode> = [.invalidParameter]

    private static let defaultLimit = 20
    private static let limits = 1...100

    private struct Found {
        var cluster: Cluster
        var status: ClusterStatus
    }

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let limit = request.limit ?? defaultLimit
        guard limits.contains(limit) else {
            throw APIError.invalid("The parameter `Limit` is not in \(limits.lowerBound) to \(limits.upperBound).")
        }
        let names = try names(request.filters ?? [])
        let ids = try ids(request.clusterIds ?? [])
        let found = try all(in: cloud).filter { found in
            (ids.isEmpty || ids.contains(found.cluster.id)) && names.allSatisfy { $0.contains(found.cluster.name) }
        }
        let page = found.dropFirst(request.offset ?? 0).prefix(limit)
        let shapes = try page.map {
            ClusterShape($0.cluster, status: $0.status, tags: try cloud.state.tags(of: $0.cluster.id))
        }
        return Response(totalCount: found.count, clusters: shapes)
    }

    private static func all(in cloud: Cloud<Snapshot>) throws -> [Found] {
        let living = try cloud.state.clusters(in: cloud.scope)
        let ending = try cloud.state.endingClusters(in: cloud.scope, at: cloud.now)
        return living.map { Found(cluster: $0, status: ClusterStatus(of: $0, at: cloud.now)) }
            + ending.map { Found(cluster: $0, status: .terminating) }
    }

    /// Ids that name nothing are left out of the list: clients take an empty one for a cluster that is gone.
    private static func ids(_ ids: [ClusterID]) throws(APIError) -> Set<ClusterID> {
        for (index, id) in ids.enumerated() where !id.isWellFormed {
            throw .malformed("ClusterIds.\(index)", id.rawValue)
        }
        return Set(ids)
    }

    /// The names that each filter wants; it is the only one documented.
    private static func names(_ filters: [FilterShape]) throws(APIError) -> [[String]] {
        if let unknown = filters.first(where: { $0.name != "ClusterName" }) {
            throw .invalid("The filter `\(unknown.name)` is not supported.")
        }
        return filters.map(\.values)
    }
}
