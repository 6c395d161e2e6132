import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates a NAT gateway with public addresses, some of them made for it (reference 5.7).
enum CreateNatGateway: WriteAction {
    struct Request: Decodable {
        var natGatewayName: String
        var vpcId: VpcID
        var internetMaxBandwidthOut: Int?
        var maxConcurrentConnection: Int?
        var addressCount: Int?
        /// Addresses that the account holds already.
        var publicIpAddresses: [String]?
        var zone: String?
        var tags: [TagShape]?
        var natProductVersion: Int?
        var deletionProtectionEnabled: Bool?
    }

    struct Response: Encodable {
        var natGatewaySet: [NatGatewayShape]
        var totalCount: Int
    }

    static let errors: Set<APIErrorCode> = TagRules.errors.union([
        .addressInUse, .addressNotExisting, .addressQuotaLimitExceeded, .addressesOfNatGatewayExceeded, .empty,
        .invalidParameterValue, .malformed, .natGatewaysOfVpcExceeded, .range, .resourceInsufficient,
        .resourceNotFound, .tooLong,
    ])

    private static let bandwidths: Set<Int> = [20, 50, 100, 200, 500, 1000, 2000, 5000]
    private static let connections: Set<Int> = [1_000_000, 3_000_000, 10_000_000]
    private static let maximumOfVpc = 3
    private static let maximumAddresses = 10

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let draft = try draft(request, in: cloud)
        let tags = try TagRules.tags(request.tags)
        guard try cloud.state.natGatewayCount(of: draft.vpcId) < maximumOfVpc else {
            throw APIError.quotaReached("NAT gateways in the VPC", limit: maximumOfVpc, code: .natGatewaysOfVpcExceeded)
        }
        let addresses = try addresses(request, in: cloud)
        let number = try cloud.state.nextNumber()
        var gateway = draft
        gateway.id = cloud.world.ids.id(number)
        try cloud.state.insert(gateway, number: number)
        try cloud.state.setTags(tags, on: gateway.id)
        for address in addresses { try cloud.state.bind(address.id, to: gateway.id) }
        let shape = NatGatewayShape(gateway, addresses: addresses, tags: tags)
        return Response(natGatewaySet: [shape], totalCount: 1)
    }

    /// The gateway as it is asked for, without an id yet.
    private static func draft(_ request: Request, in cloud: Cloud<Transaction>) throws -> NatGateway {
        guard [nil, 1].contains(request.natProductVersion) else {
            throw APIError.parameterNotSimulated("NatProductVersion")
        }
        let name = try NameRules.networkName(request.natGatewayName, parameter: "NatGatewayName")
        let bandwidth = request.internetMaxBandwidthOut ?? 100
        guard bandwidths.contains(bandwidth) else { throw APIError.invalidValue("InternetMaxBandwidthOut") }
        let connections = request.maxConcurrentConnection ?? 1_000_000
        guard Self.connections.contains(connections) else { throw APIError.invalidValue("MaxConcurrentConnection") }
        let reference = request.zone ?? ""
        let zone = reference.isEmpty ? cloud.region.zones[0] : cloud.region.zone(reference)
        guard let zone else { throw APIError.invalidValue("Zone") }
        return NatGateway(
            id: NatGatewayID(rawValue: ""),
            scope: cloud.scope,
            vpcId: try cloud.vpc(request.vpcId).id,
            name: name,
            bandwidthMbps: bandwidth,
            maximumConnections: connections,
            zone: zone.name,
            isDeletionProtected: request.deletionProtectionEnabled ?? false,
            createdAt: cloud.now
        )
    }

    private static func addresses(_ request: Request, in cloud: Cloud<Transaction>) throws -> [ElasticAddress] {
        let (named, count) = (request.publicIpAddresses ?? [], request.addressCount ?? 0)
        guard count > 0 || !named.isEmpty else { throw APIError.empty("AddressCount") }
        guard count + named.count <= maximumAddresses else {
            throw APIError.quotaReached(
                "elastic IPs of the NAT gateway",
                limit: maximumAddresses,
                code: .addressesOfNatGatewayExceeded
            )
        }
        let held = try cloud.state.elasticAddresses(in: cloud.scope)
        let chosen = try named.map { text in
            guard let address = held.first(where: { $0.address.description == text }) else {
                throw APIError(.addressNotExisting, "The elastic IP `\(text)` does not exist.")
            }
            guard address.natGatewayId == nil else {
                throw APIError(.addressInUse, "The elastic IP `\(text)` is in use.")
            }
            return address
        }
        return chosen + (try cloud.makeElasticAddresses(count))
    }
}
