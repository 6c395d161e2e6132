import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// The carrying out of an order: addresses are taken, load balancers made, and a task runs until they are there.
struct LoadBalancerPurchase {
    let dealName: String
    private let order: LoadBalancerOrder
    private let cloud: Cloud<Transaction>
    private let dueAt: Instant

    /// The cloud's own name of the task in the style of those recorded (reference 2.7).
    private static let taskName = "AddQLBLoadBalance"

    init(_ order: LoadBalancerOrder, in cloud: Cloud<Transaction>) throws {
        self.order = order
        self.cloud = cloud
        dueAt = cloud.now + TaskDelay.duration(of: .creation, settings: cloud.settings, random: cloud.world.random)
        // A date and 15 digits, as order numbers look (reference 2.1).
        let digits = String(cloud.world.random.next() % 1_000_000_000_000_000)
        dealName =
            cloud.now.beijingText.prefix(10).replacing("-", with: "")
            + String(repeating: "0", count: 15 - digits.count) + digits
    }

    /// Makes the load balancers and tells their ids.
    ///
    /// Where an address is missing, either nothing happens but the error, or ids are given out whose task will fail and
    /// which no describe ever shows (reference 2.2).
    func deliver() throws -> [LoadBalancerID] {
        guard try hasRoom() else {
            guard cloud.settings.exhaustion == .failTask else { throw Self.noAddressLeft }
            let ids = try (0..<order.count).map { _ in try cloud.newID(LoadBalancerID.self) }
            try remember(ids, failure: Self.noAddressLeft.message)
            return ids
        }
        let ids = try (0..<order.count).map { _ in try makeOne() }
        try remember(ids, failure: nil)
        return ids
    }

    /// The code is what the container service's catalogue maps to a used-up subnet; the text is ours (reference 2.2).
    private static let noAddressLeft = APIError(
        .resourceInsufficient,
        "The subnet has no available IP address left."
    )

    /// Public addresses are plentiful; their pool is found empty only when one is taken.
    ///
    /// An address that was chosen is free or not, however many others are.
    private func hasRoom() throws -> Bool {
        guard let subnet = order.subnet, order.vip == nil else { return true }
        return subnet.availableAddressCount >= order.count
    }

    private func makeOne() throws -> LoadBalancerID {
        let number = try cloud.state.nextNumber()
        let id: LoadBalancerID = cloud.world.ids.id(number)
        var loadBalancer = LoadBalancer(
            id: id,
            scope: cloud.scope,
            name: try name(),
            kind: order.kind,
            vpcId: order.vpc.id,
            subnetId: order.subnet?.id,
            vip: try takeAddress(for: id),
            projectId: order.projectId,
            masterZone: order.masterZone,
            slaveZone: order.slaveZone,
            vipIsp: order.vipIsp,
            internetChargeType: order.internetChargeType.rawValue,
            bandwidthMbps: order.bandwidthMbps,
            createdAt: cloud.now,
            runningAt: dueAt,
            busyUntil: dueAt,
            busyTask: Self.taskName,
            number: Int64(number)
        )
        loadBalancer.slaType = order.slaType
        loadBalancer.isSnatPro = order.isSnatPro
        loadBalancer.passesToTarget = order.passesToTarget
        if order.hasDomain { loadBalancer.domain = try domain(of: id) }
        try cloud.state.insert(loadBalancer)
        try cloud.addSnatAddresses(order.snatIps, to: loadBalancer, exhausted: Self.noAddressLeft)
        try cloud.state.setTags(order.tags, on: id)
        return id
    }

    /// The id, a label that nobody guesses, and the zone of all such names in the region (reference 2.3).
    private func domain(of id: LoadBalancerID) throws -> String {
        let label = try (0..<2).map { _ in cloud.world.ids.suffix(try cloud.state.nextNumber()) }.joined()
        return "\(id)-\(label).clb.\(cloud.region.name).tencentclb.com"
    }

    private func takeAddress(for id: LoadBalancerID) throws -> IPv4Address {
        let pool = order.subnet?.id.rawValue ?? Snapshot.publicPool
        let owner = AddressOwner(kind: .loadBalancer, id: id.rawValue)
        guard let vip = order.vip else {
            guard let address = try cloud.state.takeAddress(pool: pool, for: owner, at: cloud.now) else {
                throw Self.noAddressLeft
            }
            return address
        }
        guard try cloud.state.takeAddress(vip, pool: pool, for: owner, at: cloud.now) else {
            throw APIError.invalidValue(because: "The specified Vip `\(vip)` is in use or not in the subnet.")
        }
        return vip
    }

    /// The name asked for, or one like those the cloud makes: also where the one asked for is taken (reference 2.2).
    private func name() throws -> String {
        if let name = order.name, try !cloud.state.isLoadBalancerNameTaken(name, in: cloud.scope) { return name }
        let stem = "lb-" + String(UInt32(truncatingIfNeeded: cloud.now.seconds), radix: 16)
        guard try cloud.state.isLoadBalancerNameTaken(stem, in: cloud.scope) else { return stem }
        return "\(stem)-\(cloud.world.ids.suffix(try cloud.state.nextNumber()).suffix(4))"
    }

    private func remember(_ ids: [LoadBalancerID], failure: String?) throws {
        try cloud.remember(
            CloudTask(
                id: cloud.requestId,
                scope: cloud.scope,
                action: cloud.action,
                dueAt: dueAt,
                failure: failure,
                loadBalancerIds: ids,
                dealName: dealName
            )
        )
    }
}
