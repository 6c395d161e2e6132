import CLBReconciler
import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import LocalCloud
import TestSupport
import Testing

/// How few calls a reconciler makes (design 9); calls and the world's own time are counted, never real time.
struct EconomyTests {
    private static let endpoints = "/api/v1/namespaces/default/endpoints"

    @Test func `five hundred endpoints that are replaced cost at most four calls`() async throws {
        let world = try EconomyWorld()
        try world.createServices(1)
        await world.advance(by: .seconds(10))
        try world.put(Self.endpoints, .endpoints("s0", EconomyWorld.addresses(70, count: 500)))
        await world.advance(by: .seconds(10))
        world.cloud.reset()
        try world.put(Self.endpoints, .endpoints("s0", EconomyWorld.addresses(80, count: 500)))
        await world.advance(by: .seconds(10))
        #expect(world.cloud.calls.all <= 4, "\(world.cloud.calls.counts)")
        let targets = try world.cluster.cloud.clb("DescribeTargets", ["LoadBalancerId": try world.onlyId()])
        #expect(targets["Listeners"]?[0]?["Targets"]?.array?.count == 500)
    }

    @Test func `five hundred changes of endpoints in a row cost at most four calls`() async throws {
        let world = try EconomyWorld()
        try world.createServices(1)
        await world.advance(by: .seconds(10))
        world.cloud.reset()
        for count in 1...500 {
            try world.put(Self.endpoints, .endpoints("s0", EconomyWorld.addresses(90, count: count % 7 + 1)))
        }
        await world.advance(by: .seconds(10))
        #expect(world.cloud.calls.all <= 4, "\(world.cloud.calls.counts)")
    }

    @Test func `a restart with everything in sync reads pages of a hundred and writes nothing`() async throws {
        let world = try EconomyWorld()
        try world.createServices(150)
        await world.advance(by: .seconds(10))
        world.restart()
        let revision = world.cluster.server.hub.newestRevision
        await world.advance(by: .seconds(10))
        // Two pages of load balancers, and two of details: a row for each target.
        #expect(world.cloud.calls.counts == ["DescribeLoadBalancers": 2, "DescribeLoadBalancersDetail": 2])
        #expect(world.cluster.server.hub.newestRevision == revision)
    }

    @Test func `under limits everything is in sync within a quarter more than the least time`() async throws {
        let limit = 2
        let world = try EconomyWorld(callsPerSecond: limit)
        try world.createServices(100)
        try world.createIngresses(20)
        let begin = world.now
        var end = begin
        while !world.isInSync, world.now < begin + .seconds(600) {
            await world.advance(by: .seconds(1))
            end = world.now
        }
        let took = Duration.milliseconds(end.milliseconds - begin.milliseconds)
        let calls = world.cloud.calls
        #expect(world.isInSync)
        #expect(calls.refusals == 0)
        #expect(took <= calls.leastTime(callsPerSecond: limit) * 1.25, "\(calls.counts)")
    }
}
