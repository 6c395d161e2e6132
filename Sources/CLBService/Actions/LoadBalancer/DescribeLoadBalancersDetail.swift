import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists load balancers with their listeners, rules and targets as rows of one table (reference 2.4).
///
/// No source tells whether a page is made of rows or of load balancers, so that is a setting. A row goes as deep as the
/// fields asked for: without any it is a load balancer, as in the documented example.
enum DescribeLoadBalancersDetail: ReadAction {
    struct Request: Decodable {
        var limit: Int?
        var offset: Int?
        var fields: [DetailField]?
        var targetType: String?
        var filters: [FilterShape]?
    }

    struct Response: Encodable {
        var totalCount: Int
        var loadBalancerDetailSet: [DetailShape]
    }

    static let errors: Set<APIErrorCode> = [.invalidParameter, .invalidParameterValue, .invalidFilter, .length, .range]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let fields = Set(request.fields?.isEmpty == false ? request.fields ?? [] : defaultFields)
        guard let query = try request.query(for: fields, in: cloud) else {
            return Response(totalCount: 0, loadBalancerDetailSet: [])
        }
        let rows = try cloud.state.details(query)
        return Response(
            totalCount: try total(query, firstPage: rows.count, in: cloud),
            loadBalancerDetailSet: try shapes(rows, fields: fields, in: cloud)
        )
    }

    private static let defaultFields = DetailField.allCases.filter { $0.depth == .loadBalancer }

    /// Counts only where the first page may not be all there is.
    private static func total(_ query: DetailQuery, firstPage count: Int, in cloud: Cloud<Snapshot>) throws -> Int {
        let page = query.loadBalancers
        let isWhole = query.countsRows && page.offset == 0 && count < page.limit
        return isWhole ? count : try cloud.state.detailCount(query)
    }

    /// Reads the load balancers of all rows at once, and their tags.
    private static func shapes(
        _ rows: [DetailRow],
        fields: Set<DetailField>,
        in cloud: Cloud<Snapshot>
    ) throws -> [DetailShape] {
        let ids = Set(rows.map(\.loadBalancerId)).sorted { $0.rawValue < $1.rawValue }
        let listed = try cloud.state.listedLoadBalancers(ids)
        let tagged = fields.contains(.tags) ? listed.values.filter(\.hasTags).map(\.loadBalancer.id) : []
        let tags = tagged.isEmpty ? [:] : try cloud.state.tags(of: tagged)
        let told = fields.contains(.targetHealth) ? try cloud.state.toldHealth() : [:]
        let health = HealthSource(told: told, now: cloud.now)
        return rows.compactMap { row in
            guard let listed = listed[row.loadBalancerId] else { return nil }
            var shape = DetailShape(listed.loadBalancer, fields: fields, at: cloud.now)
            shape.fillAttachments(of: listed, tags: tags[row.loadBalancerId] ?? [])
            shape.fill(row, health: health)
            return shape
        }
    }
}
