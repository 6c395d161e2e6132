import CloudAPI
import CloudStore
import CloudWire
import TestSupport
import Testing

/// A cloud with one internal load balancer in the default subnet, 10.200.0.0/20, that the calls of a test are about.
struct BoundLoadBalancer {
    let cloud: TestCloud
    let id: JSON

    init(_ settings: Settings = .immediate, order: [String: JSON] = [:]) throws {
        try self.init(in: TestCloud(settings: settings), order: order)
        // Only what comes after the creation is the test's concern.
        if settings.taskDelay != .none { cloud.clock.advance(by: .seconds(60)) }
    }

    /// One more load balancer in a cloud that there is.
    init(in cloud: TestCloud, order: [String: JSON] = [:]) throws {
        self.cloud = cloud
        let subnet = try cloud.vpc("DescribeSubnets")["SubnetSet"]?[0]
        var parameters = JSONObject([("LoadBalancerType", "INTERNAL"), ("LoadBalancerName", "test")])
        parameters["VpcId"] = subnet?["VpcId"]
        parameters["SubnetId"] = subnet?["SubnetId"]
        for (name, value) in order { parameters[name] = value }
        let created = try cloud.clb("CreateLoadBalancer", .object(parameters))
        id = try #require(created["LoadBalancerIds"]?[0])
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
