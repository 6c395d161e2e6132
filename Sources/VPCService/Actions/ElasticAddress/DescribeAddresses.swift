import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists public addresses, newest first; unknown ids are left out (reference 5.6).
enum DescribeAddresses: ReadAction {
    struct Request: Decodable {
        var addressIds: [ElasticAddressID]?
        var filters: [FilterShape]?
        var offset: Int?
        var limit: Int?
    }

    struct Response: Encodable {
        var totalCount: Int
        var addressSet: [ElasticAddressShape]
    }

    static let errors: Set<APIErrorCode> = [
        .addressIdMalformed, .addressInvalidFilter, .limitExceededValue, .range,
    ]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try Page(offset: request.offset, limit: request.limit)
        let ids = request.addressIds ?? []
        guard ids.count <= ListLimits.ids else { throw APIError.tooMany("AddressIds", limit: ListLimits.ids) }
        if let id = ids.first(where: { !$0.isWellFormed }) { throw APIError.malformedAddress(id) }
        let chosen =
            try ids.isEmpty
            ? cloud.state.elasticAddresses(in: cloud.scope) : cloud.state.elasticAddresses(ids, in: cloud.scope)
        let shapes = try chosen.map { ElasticAddressShape($0, tags: try cloud.state.tags(of: $0.id)) }
        let found = try filtered(shapes, by: request.filters ?? [])
        return Response(totalCount: found.count, addressSet: page.slice(found))
    }

    /// The actions for public addresses have a code of their own for filters.
    private static func filtered(
        _ shapes: [ElasticAddressShape],
        by filters: [FilterShape]
    ) throws -> [ElasticAddressShape] {
        do {
            return try filterSet.apply(filters, to: shapes)
        } catch let error as APIError where error.code == .filterInvalidKey {
            throw APIError(.addressInvalidFilter, error.message)
        }
    }

    private static var filterSet: FilterSet<ElasticAddressShape> {
        FilterSet()
            .exact("address-id") { [$0.addressId.rawValue] }
            .exact("address-name") { [$0.addressName] }
            .exact("address-ip") { [$0.addressIp] }
            .exact("address-status") { [$0.addressStatus] }
            .exact("instance-id") { $0.instanceId.map { [$0.rawValue] } ?? [] }
            .exact("instance-type") { $0.instanceType.map { [$0] } ?? [] }
            .exact("address-type") { [$0.addressType] }
            .exact("address-isp") { [$0.internetServiceProvider] }
            .flag("is-arrears", \.isArrears)
            .absent("private-ip-address", "network-interface-id", "dedicated-cluster-id", "business-type")
            .tags(\.tagSet)
    }
}
