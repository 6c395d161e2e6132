import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Gives out public addresses (reference 5.6).
extension Cloud where State == Transaction {
    static var elasticAddressQuota: Int { 20 }

    /// Makes so many public addresses, where the quota of the region allows them.
    func makeElasticAddresses(
        _ count: Int,
        name: String? = nil,
        bandwidthMbps: Int = 1,
        internetChargeType: String = "TRAFFIC_POSTPAID_BY_HOUR",
        tags: [Tag] = []
    ) throws -> [ElasticAddress] {
        guard try count <= Self.elasticAddressQuota - state.elasticAddresses(in: scope).count else {
            throw APIError.quotaReached(
                "elastic IPs",
                limit: Self.elasticAddressQuota,
                code: .addressQuotaLimitExceeded
            )
        }
        return try (0..<count).map { _ in
            let number = try state.nextNumber()
            let id: ElasticAddressID = world.ids.id(number)
            let address = ElasticAddress(
                id: id,
                scope: scope,
                name: name ?? "未命名",
                address: try takePublicAddress(for: id),
                bandwidthMbps: bandwidthMbps,
                internetChargeType: internetChargeType,
                natGatewayId: nil,
                createdAt: now
            )
            try state.insert(address, number: number)
            try state.setTags(tags, on: id)
            return address
        }
    }

    /// The ledger has no kind of owner for these; a network interface comes nearest, and nothing shows it.
    private func takePublicAddress(for id: ElasticAddressID) throws -> IPv4Address {
        let owner = AddressOwner(kind: .networkInterface, id: id.rawValue)
        guard let address = try state.takeAddress(pool: Snapshot.publicPool, for: owner, at: now) else {
            throw APIError(.resourceInsufficient, "No public address is left.")
        }
        return address
    }

    /// The number of a task that is done, as actions on public addresses answer it.
    func finishedTaskId() throws -> String { String(try state.nextNumber()) }
}
