import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 2.2, row ClientToken.
struct ClientTokenTests {
    @Test func `the same token and parameters buy once`() throws {
        let network = try TestNetwork(TestCloud())

        let first = try network.cloud.clb("CreateLoadBalancer", network.order(["ClientToken": "a"]))
        let second = try network.cloud.clb("CreateLoadBalancer", network.order(["ClientToken": "a"]))

        #expect(first["LoadBalancerIds"] == second["LoadBalancerIds"])
        #expect(first["DealName"] == second["DealName"])
        #expect(try network.availableCount() == 252)
    }

    @Test func `the same token with other parameters is refused`() throws {
        let network = try TestNetwork(TestCloud())
        _ = try network.createLoadBalancer(["ClientToken": "a"])

        let other = try network.cloud.clb("CreateLoadBalancer", network.order(["ClientToken": "a", "Number": 2]))

        #expect(other.errorCode == "InvalidParameter")
    }

    @Test func `a token is forgotten after a day`() throws {
        let network = try TestNetwork(TestCloud())
        let first = try network.createLoadBalancer(["ClientToken": "a"])

        network.cloud.clock.advance(by: .seconds(24 * 3600))

        #expect(try network.createLoadBalancer(["ClientToken": "a"]) != first)
    }

    @Test func `a token is 64 ASCII characters at most`() throws {
        let network = try TestNetwork(TestCloud())
        let tokens = [String(repeating: "a", count: 64), String(repeating: "a", count: 65), "é"]

        let codes = try tokens.map { token in
            try network.cloud.clb("CreateLoadBalancer", network.order(["ClientToken": .string(token)])).errorCode
        }

        let tooLong = "InvalidParameter.ClientTokenLimitExceeded"
        #expect(codes == [nil, tooLong, tooLong])
    }
}
