import CloudWire
import TestSupport
import Testing

struct DeterminismTests {
    private func run(seed: UInt64) throws -> [String] {
        let cloud = try TestCloud(seed: seed)
        let network = try TestNetwork(cloud)
        let responses = [
            try cloud.clb("CreateLoadBalancer", network.order(["Number": 3])),
            try cloud.clb("DescribeLoadBalancers"),
            try cloud.clb("CreateLoadBalancer", ["LoadBalancerType": "nonsense"]),
        ]
        return responses.map(\.text)
    }

    @Test func `the same seed and calls give the same bytes`() throws {
        #expect(try run(seed: 5) == run(seed: 5))
    }

    @Test func `another seed gives other ids`() throws {
        #expect(try run(seed: 5) != run(seed: 6))
    }
}
