import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import TestSupport
import Testing

/// A cloud with one internal load balancer in the default subnet, 10.200.0.0/20, that the calls of a test are about.
struct BoundLoadBalancer {
    let cloud: TestCloud
    let id: JSON

    init(_ settings: Settings = .immediate, change: (inout LoadBalancer) -> Void = { _ in }) throws {
        cloud = try TestCloud(settings: settings)
        _ = try cloud.vpc("DescribeVpcs")
        let region = cloud.region.name
        let made = try cloud.gateway.store.write { state in
            let scope = Scope(account: try state.openAccount(named: "").id, region: region)
            var loadBalancer = try Self.loadBalancer(scope, number: 900_001, in: state)
            change(&loadBalancer)
            try state.insert(loadBalancer)
            return loadBalancer
        }
        id = .string(made.id.rawValue)
    }

    private static func loadBalancer(_ scope: Scope, number: Int64, in state: Transaction) throws -> LoadBalancer {
        let id = LoadBalancerID(rawValue: "lb-test0001")
        let subnet = try #require(try state.subnets(in: scope).first)
        let owner = AddressOwner(kind: .loadBalancer, id: id.rawValue)
        let vip = try state.takeAddress(pool: subnet.id.rawValue, for: owner, at: TestCloud.start)
        return LoadBalancer(
            id: id,
            scope: scope,
            name: "test",
            kind: .internal,
            vpcId: subnet.vpcId,
            subnetId: subnet.id,
            vip: try #require(vip),
            projectId: 0,
            masterZone: nil,
            slaveZone: nil,
            vipIsp: "INTERNAL",
            internetChargeType: "",
            bandwidthMbps: 0,
            createdAt: TestCloud.start,
            runningAt: TestCloud.start,
            busyUntil: TestCloud.start,
            busyTask: "",
            number: number
        )
    }

    /// Calls an action on the load balancer.
    func call(
        _ action: String,
        _ parameters: [String: JSON] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSON {
        var object = JSONObject([("LoadBalancerId", id)])
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) { object[name] = value }
        return try cloud.clb(action, .object(object), sourceLocation: sourceLocation)
    }
}

extension BoundLoadBalancer {
    /// Moves the clock on.
    func advance(seconds: Int) { cloud.clock.advance(by: .seconds(seconds)) }

    /// What the database finds wrong with itself.
    func integrityFindings() throws -> [String] { try cloud.gateway.store.integrityFindings() }
}

extension Settings {
    /// The defaults, where writes take a moment.
    static var slow: Settings {
        var settings = Settings()
        settings.taskDelay = .fast
        return settings
    }

    /// Tasks that end at once, and one more change.
    static func immediate(_ change: (inout Settings) -> Void) -> Settings {
        var settings = Settings.immediate
        change(&settings)
        return settings
    }
}
