import CloudWire
import TestSupport
import Testing

/// Reference 3.2.
struct DescribeListenersTests {
    @Test(
        arguments: [
            ([:], 3), (["Protocol": "tcp"], 1), (["Port": 443], 1), (["Port": 80], 2),
            (["Port": 80, "Protocol": "UDP"], 1), (["Protocol": "QUIC"], 0), (["ListenerIds": ["lbl-00000000"]], 0),
            (["ListenerIds": []], 3),
        ] as [([String: JSON], Int)]
    )
    func `filters must all hold, and unknown ids are left out`(filters: [String: JSON], count: Int) throws {
        let cloud = try BoundLoadBalancer()
        for (name, port) in [("TCP", 80), ("UDP", 80), ("HTTPS", 443)] as [(String, Int64)] {
            _ = try cloud.listener(name, port)
        }

        let described = try cloud.call("DescribeListeners", filters)

        #expect(described["TotalCount"] == .int(Int64(count)))
        #expect(described["Listeners"]?.array?.count == count)
    }

    @Test(
        arguments: [
            ["Protocol": "SCTP"], ["Protocol": "tcp "], ["Port": 0], ["Port": -1], ["Port": 65_536],
        ] as [[String: JSON]]
    )
    func `a protocol or port that cannot be is refused, as by DescribeTargets`(filters: [String: JSON]) throws {
        let cloud = try BoundLoadBalancer()
        for action in ["DescribeListeners", "DescribeTargets"] {
            #expect(try cloud.call(action, filters).errorCode == "InvalidParameterValue")
        }
    }

    @Test func `an unknown load balancer is an error`() throws {
        let response = try BoundLoadBalancer().call("DescribeListeners", ["LoadBalancerId": "lb-00000000"])

        #expect(response.errorCode == "InvalidParameter.LBIdNotFound")
    }

    @Test func `a hundred ids are accepted and one more is not`() throws {
        let cloud = try BoundLoadBalancer()
        let ids = Array(repeating: JSON.string("lbl-00000000"), count: 101)

        let over = try cloud.call("DescribeListeners", ["ListenerIds": .array(ids)])
        let within = try cloud.call("DescribeListeners", ["ListenerIds": .array(Array(ids.dropLast()))])

        #expect(over.errorCode == "InvalidParameterValue.Length")
        #expect(within["TotalCount"] == 0)
    }

    @Test func `another account sees nothing`() throws {
        let cloud = try BoundLoadBalancer()
        let other = try cloud.cloud.seen(from: "other")

        let response = try other.clb("DescribeListeners", ["LoadBalancerId": cloud.id])

        #expect(response.errorCode == "InvalidParameter.LBIdNotFound")
    }
}
