import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the load balancers of the region that use certificates, by certificate (reference, Appendix A).
enum DescribeLoadBalancerListByCertId: ReadAction {
    struct Request: Decodable {
        var certIds: [CertificateID]
    }

    struct Response: Encodable {
        var certSet: [Item]

        struct Item: Encodable {
            var certId: CertificateID
            var loadBalancers: [LoadBalancerShape]
        }
    }

    static let errors: Set<APIErrorCode> = [.length]

    private static let maximumIds = 20

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let ids = try ValueRules.list(request.certIds, upTo: maximumIds, "CertIds")
        return Response(certSet: try ids.map { Response.Item(certId: $0, loadBalancers: try users(of: $0, in: cloud)) })
    }

    private static func users(of id: CertificateID, in cloud: Cloud<Snapshot>) throws -> [LoadBalancerShape] {
        var query = LoadBalancerQuery(scope: cloud.scope)
        query.ids = try cloud.state.loadBalancers(using: id, of: cloud.account.id, region: cloud.region.name)
        query.limit = query.ids.count
        // Without ids the query would find all.
        guard !query.ids.isEmpty else { return [] }
        return try cloud.shapes(of: cloud.state.loadBalancers(query), countingTargets: false)
    }
}
