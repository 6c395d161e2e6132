import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Tells which addresses of a VPC or a subnet are used, and by what (reference, Appendix B).
enum DescribeUsedIpAddress: ReadAction {
    struct Request: Decodable {
        var vpcId: VpcID
        var subnetId: SubnetID?
        var ipAddresses: [String]?
        var filters: [FilterShape]?
        var offset: Int?
        var limit: Int?
    }

    struct Response: Encodable {
        var ipAddressStates: [UsedAddressShape]
        var totalCount: Int
    }

    static let errors: Set<APIErrorCode> = [
        .coexist, .filterInvalidKey, .limitExceededValue, .malformed, .parameterMismatch, .range, .resourceNotFound,
    ]

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let page = try Page(offset: request.offset, limit: request.limit)
        let wanted = try BlockRules.addresses(request.ipAddresses ?? [], parameter: "IpAddresses")
        let filters = request.filters ?? []
        guard wanted.isEmpty || filters.isEmpty else { throw APIError.coexist("IpAddresses", "Filters") }
        let network = try network(request, in: cloud)
        if let stranger = wanted.first(where: { !network.block.contains($0) }) {
            throw mismatch("IpAddresses", stranger.description)
        }
        let used =
            wanted.isEmpty
            ? try filterSet.apply(filters, to: network.subnets.flatMap { try cloud.usedAddresses(of: $0) })
            : try cloud.usedAddresses(among: wanted, of: network.subnets)
        return Response(ipAddressStates: page.slice(used), totalCount: used.count)
    }

    /// Where to look: the whole VPC, or one subnet of it.
    private static func network(
        _ request: Request,
        in cloud: Cloud<Snapshot>
    ) throws -> (block: CIDR, subnets: [Subnet]) {
        let vpc = try cloud.vpc(request.vpcId)
        guard let id = request.subnetId else { return (vpc.cidr, try cloud.state.subnets(of: vpc.id)) }
        let subnet = try cloud.subnet(id)
        guard subnet.vpcId == vpc.id else { throw mismatch("SubnetId", id.rawValue) }
        return (subnet.cidr, [subnet])
    }

    private static func mismatch(_ parameter: String, _ value: String) -> APIError {
        APIError(.parameterMismatch, "The parameter `\(parameter)` with value `\(value)` is not within the network.")
    }

    private static var filterSet: FilterSet<UsedAddressShape> {
        FilterSet()
            .exact("ip-addresses") { [$0.ipAddress] }
            .exact("resource-id") { [$0.resourceId] }
    }
}
