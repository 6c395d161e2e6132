import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeAPI

/// Tells where a cluster's API is and how to be let in.
enum DescribeEKSClusterCredential: ReadAction {
    struct Request: Decodable {
        var clusterId: ClusterID
    }

    struct Response: Encodable {
        var addresses: [AddressShape]
        var credential: CredentialShape
        var publicLB: PublicEndpointShape
        var internalLB: InternalEndpointShape
        var proxyLB: Bool
        var kubeconfig: String
    }

    static let errors: Set<APIErrorCode> = [.invalidParameter, .resourceNotFound]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let cluster = try cloud.cluster(request.clusterId)
        let (told, served) = (cluster.told, cloud.world.served)
        let authority = served.authorityPEM
        return Response(
            addresses: addresses(at: ServerPlace(served.clusterURL), told),
            credential: CredentialShape(cACert: authority, token: cluster.token),
            publicLB: told.publicEndpoint,
            internalLB: told.internalEndpoint,
            proxyLB: told.usesProxy,
            kubeconfig: Kubeconfig(cluster, servedAt: served.clusterURL, authorityPEM: authority).text
        )
    }

    /// The simulator is reached at one place, whichever endpoints are on.
    private static func addresses(at place: ServerPlace, _ told: ClusterOptions) -> [AddressShape] {
        var types = ["advertise"]
        if told.publicEndpoint.enabled { types.append("public") }
        if told.internalEndpoint.enabled { types.append("internal") }
        return types.map { AddressShape(type: $0, ip: place.host, port: place.port) }
    }
}

/// The host and the port of an `https` address.
private struct ServerPlace {
    var host: String
    var port: Int

    init(_ url: String) {
        var rest = Substring(url)
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        rest = rest.prefix { $0 != "/" }
        let colon = rest.last == "]" ? nil : rest.lastIndex(of: ":")
        host = rest[..<(colon ?? rest.endIndex)].filter { !"[]".contains($0) }
        port = colon.flatMap { Int(rest[rest.index(after: $0)...]) } ?? 443
    }
}
