import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists load balancers, newest first; unknown ids are silently dropped (reference 2.4).
enum DescribeLoadBalancers: ReadAction {
    struct Request: Decodable {
        var loadBalancerIds: [LoadBalancerID]?
        var loadBalancerType: LoadBalancer.Kind?
        var forward: Int?
        var loadBalancerName: String?
        var domain: String?
        var loadBalancerVips: [String]?
        var backendPublicIps: [String]?
        var backendPrivateIps: [String]?
        var offset: Int?
        var limit: Int?
        var orderBy: OrderBy?
        var orderType: Int?
        var searchKey: String?
        var projectId: Int?
        var withRs: Int?
        var vpcId: String?
        var securityGroup: SecurityGroupID?
        var masterZone: String?
        var filters: [FilterShape]?
        var additionalFields: [AdditionalField]?
    }

    enum AdditionalField: String, Decodable {
        case targetCount = "TargetCount"
    }

    enum OrderBy: String, Decodable {
        case name = "LoadBalancerName"
        case createTime = "CreateTime"
        case domain = "Domain"
        case kind = "LoadBalancerType"
    }

    struct Response: Encodable {
        var totalCount: Int
        var loadBalancerSet: [LoadBalancerShape]
    }

    static let errors: Set<APIErrorCode> = [.invalidParameterValue, .invalidFilter, .length, .range]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        guard let query = try request.query(in: cloud) else { return Response(totalCount: 0, loadBalancerSet: []) }
        let page = try cloud.state.loadBalancers(query)
        let isWhole = query.offset == 0 && page.count < query.limit
        let total = isWhole ? page.count : try cloud.state.loadBalancerCount(query)
        return Response(
            totalCount: total,
            loadBalancerSet: try cloud.shapes(
                of: page,
                countingTargets: request.additionalFields?.contains(.targetCount) == true
            )
        )
    }
}
