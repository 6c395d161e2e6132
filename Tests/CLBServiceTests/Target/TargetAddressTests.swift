import CloudWire
import TestSupport
import Testing

/// Reference 2.10, 3.6 and 5.3: which addresses targets can have.
struct TargetAddressTests {
    private static let elsewhere = "Account {0} is not network shift up, do not support to register other ip"

    private static func register(_ address: JSON, on cloud: BoundLoadBalancer) throws -> JSON {
        try cloud.register([["EniIp": address, "Port": 80]], on: cloud.listener())
    }

    private static func vip(_ cloud: BoundLoadBalancer) throws -> JSON {
        let described = try cloud.cloud.clb("DescribeLoadBalancers", ["LoadBalancerIds": [cloud.id]])
        return try #require(described["LoadBalancerSet"]?[0]?["LoadBalancerVips"]?[0])
    }

    @Test(arguments: ["10.200.0.0", "10.200.0.1", "10.200.15.255"] as [JSON], [true, false])
    func `the addresses that a subnet keeps are refused, with SNAT too`(address: JSON, isSnatPro: Bool) throws {
        let cloud = try BoundLoadBalancer(order: ["SnatPro": .bool(isSnatPro)])

        #expect(try Self.register(address, on: cloud).errorCode == "InvalidParameterValue")
    }

    @Test(arguments: ["10.200.0.3", "10.200.15.254"] as [JSON])
    func `the addresses next to those are accepted`(address: JSON) throws {
        #expect(try Self.register(address, on: BoundLoadBalancer()).errorCode == nil)
    }

    @Test func `the address of a load balancer is refused until that is deleted`() throws {
        let cloud = try BoundLoadBalancer()
        let other = try BoundLoadBalancer(in: cloud.cloud)
        let address = try Self.vip(other)

        #expect(try Self.register(Self.vip(cloud), on: cloud).errorCode == "InvalidParameterValue")
        #expect(try cloud.register([["EniIp": address, "Port": 80]], on: cloud.listener("UDP")).errorCode != nil)
        _ = try cloud.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [other.id]])
        #expect(try cloud.register([["EniIp": address, "Port": 80]], on: cloud.listener("TCP", 81)).errorCode == nil)
    }

    @Test(arguments: ["10.200.200.1", "10.199.255.255", "0.0.0.0", "255.255.255.255"] as [JSON], [true, false])
    func `addresses outside all subnets need SNAT`(address: JSON, isSnatPro: Bool) throws {
        let cloud = try BoundLoadBalancer(order: ["SnatPro": .bool(isSnatPro)])

        let response = try Self.register(address, on: cloud)

        #expect(response.errorMessage == (isSnatPro ? nil : Self.elsewhere))
    }

    @Test func `a batch says of them all that they are not found`() throws {
        let cloud = try BoundLoadBalancer()
        for (port, address) in try [(1, "10.200.0.1"), (2, "10.200.200.1"), (3, Self.vip(cloud))] as [(Int64, JSON)] {
            let listener = try cloud.listener("TCP", port)
            let target: JSON = ["ListenerId": listener, "EniIp": address, "Port": 80]

            let answer = try cloud.call("BatchRegisterTargets", ["Targets": [target]])

            #expect(answer["FailListenerIdSet"] == [listener])
            #expect(answer["Message"] == .string("IP \(address.string ?? "") not found."))
        }
    }
}
