import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 3.7, where what servers answer is told through the control API.
struct ToldHealthTests {
    private static func tell(_ cloud: BoundLoadBalancer, _ targets: JSON) throws(ControlError) -> JSON? {
        let body: JSON = ["targets": targets]
        return try ControlPanel(cloud.cloud.gateway)
            .answer(method: "PUT", path: "/_clbsim/network", body: Array(body.text.utf8))
    }

    /// A load balancer with two servers that have passed their probation.
    private static func served() throws -> BoundLoadBalancer {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener()
        _ = try cloud.register(
            [["EniIp": "10.200.0.50", "Port": 80], ["EniIp": "10.200.0.51", "Port": 80]],
            on: listener
        )
        cloud.advance(seconds: 60)
        return cloud
    }

    private static func states(_ cloud: BoundLoadBalancer) throws -> [JSON?] {
        let targets = try cloud.health()?["Listeners"]?[0]?["Rules"]?[0]?["Targets"]?.array ?? []
        return targets.map { $0["HealthStatusDetail"] }
    }

    @Test func `a server that is told to be dead is, and its neighbour is not`() throws {
        let cloud = try Self.served()

        _ = try Self.tell(cloud, [["address": "10.200.0.50", "port": 80, "health": "dead"]])

        #expect(try Self.states(cloud) == ["Dead", "Alive"])
        let first = try cloud.health()?["Listeners"]?[0]?["Rules"]?[0]?["Targets"]?[0]
        #expect(first?["HealthStatus"] == false)
        #expect(first?["HealthStatusDetial"] == "Dead")
    }

    @Test func `another port of the server is another thing`() throws {
        let cloud = try Self.served()

        _ = try Self.tell(cloud, [["address": "10.200.0.50", "port": 81, "health": "dead"]])

        #expect(try Self.states(cloud) == ["Alive", "Alive"])
    }

    @Test func `what was told is listed until it is taken back`() throws {
        let cloud = try Self.served()
        let panel = ControlPanel(cloud.cloud.gateway)
        _ = try Self.tell(
            cloud,
            [
                ["address": "10.200.0.51", "port": 80, "health": "alive"],
                ["address": "10.200.0.50", "port": 80, "health": "dead"],
            ]
        )

        let listed = try panel.answer(method: "GET", path: "/_clbsim/network", body: [])
        let left = try Self.tell(cloud, [["address": "10.200.0.50", "port": 80, "health": "auto"]])

        #expect(listed?["targets"]?.array?.map { $0["address"] } == ["10.200.0.50", "10.200.0.51"])
        #expect(listed?["targets"]?.array?.map { $0["health"] } == ["dead", "alive"])
        #expect(left?["targets"]?.array?.map { $0["address"] } == ["10.200.0.51"])
        #expect(try Self.states(cloud) == ["Alive", "Alive"])
    }

    @Test func `a check that is off looks at nobody`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("TCP", 80, ["HealthCheck": ["HealthSwitch": 0]])
        _ = try cloud.register([["EniIp": "10.200.0.50", "Port": 80]], on: listener)

        _ = try Self.tell(cloud, [["address": "10.200.0.50", "port": 80, "health": "dead"]])

        #expect(try Self.states(cloud) == ["Close"])
    }

    @Test func `the details of load balancers tell the same`() throws {
        let cloud = try Self.served()
        _ = try Self.tell(cloud, [["address": "10.200.0.50", "port": 80, "health": "dead"]])

        let rows = try cloud.cloud.clb(
            "DescribeLoadBalancersDetail",
            ["Fields": ["TargetHealth"], "TargetType": "NODE"]
        )

        #expect(rows["LoadBalancerDetailSet"]?.array?.map { $0["TargetHealth"] } == ["Dead", "Alive"])
    }

    @Test(
        arguments: [
            [["address": "10.200.0", "port": 80, "health": "dead"]],
            [["address": "10.200.0.50", "port": 0, "health": "dead"]],
            [["address": "10.200.0.50", "port": 80, "health": "ill"]],
            [
                ["address": "10.200.0.50", "port": 80, "health": "dead"], ["port": 80, "health": "dead"],
            ],
            "nonsense",
        ] as [JSON]
    )
    func `what cannot be understood changes nothing`(targets: JSON) throws {
        let cloud = try Self.served()

        #expect(throws: ControlError.self) { try Self.tell(cloud, targets) }
        #expect(try Self.states(cloud) == ["Alive", "Alive"])
    }
}
