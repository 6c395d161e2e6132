import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 2.2 and 2.3: a public load balancer has an address, or a domain name and no fixed address.
struct PublicAddressTests {
    private static func make(_ cloud: TestCloud, _ others: [String: JSON] = [:]) throws -> JSON {
        var order = JSONObject([("LoadBalancerType", "OPEN")])
        for (name, value) in others { order[name] = value }
        let created = try cloud.clb("CreateLoadBalancer", .object(order))
        return try #require(created["LoadBalancerIds"]?[0], "\(created)")
    }

    private static func domainCloud() throws -> TestCloud {
        try TestCloud(settings: .immediate { $0.publicAddress = .domain })
    }

    @Test func `by default it has an address and no domain name`() throws {
        let cloud = try TestCloud()

        let shown = try cloud.loadBalancer(Self.make(cloud))

        #expect(shown?["LoadBalancerVips"]?.array?.count == 1)
        #expect(shown?["Domain"] == "")
        #expect(shown?["LoadBalancerDomain"] == "")
        #expect(shown?["AttributeFlags"] == [])
    }

    @Test func `as a setting it has a domain name and no address`() throws {
        let cloud = try Self.domainCloud()
        let id = try Self.make(cloud)

        let shown = try cloud.loadBalancer(id)

        let domain = try #require(shown?["LoadBalancerDomain"]?.string)
        #expect(domain.hasPrefix("\(id.string ?? "")-"))
        #expect(domain.hasSuffix(".clb.ap-guangzhou.tencentclb.com"))
        #expect(shown?["Domain"]?.string == domain)
        #expect(shown?["LoadBalancerVips"] == [])
        #expect(shown?["AttributeFlags"] == ["IsDomainCLB"])
    }

    @Test func `it can be asked for without the setting`() throws {
        let cloud = try TestCloud()

        let shown = try cloud.loadBalancer(Self.make(cloud, ["DynamicVip": true]))

        #expect(shown?["LoadBalancerVips"] == [])
        #expect(shown?["AttributeFlags"] == ["IsDomainCLB"])
    }

    @Test func `an internal load balancer has its address whatever the setting`() throws {
        let network = try TestNetwork(Self.domainCloud())

        let shown = try network.cloud.loadBalancer(network.createLoadBalancer())
        let refused = try network.cloud.clb("CreateLoadBalancer", network.order(["DynamicVip": true]))

        #expect(shown?["LoadBalancerVips"] == ["10.0.0.2"])
        #expect(refused.errorCode == "InvalidParameter")
    }

    @Test func `it is found by its domain name`() throws {
        let cloud = try Self.domainCloud()
        let ids = [try Self.make(cloud), try Self.make(cloud)]
        let domain = try #require(try cloud.loadBalancer(ids[1])?["Domain"])
        func found(_ parameters: JSON) throws -> [JSON?] {
            try cloud.clb("DescribeLoadBalancers", parameters)["LoadBalancerSet"]?.array?.map { $0["LoadBalancerId"] }
                ?? []
        }

        #expect(try found(["Domain": domain]) == [ids[1]])
        #expect(try found(["SearchKey": domain]) == [ids[1]])
        #expect(try found(["SearchKey": "198.18."]).isEmpty)
        #expect(try found(["LoadBalancerVips": ["198.18.0.1"]]).isEmpty)
        #expect(try found(["OrderBy": "Domain", "OrderType": 0]).count == 2)
    }

    @Test func `the details show the domain name in the place of the address`() throws {
        let cloud = try Self.domainCloud()
        let domain = try cloud.loadBalancer(Self.make(cloud))?["Domain"]

        let row = try cloud.clb("DescribeLoadBalancersDetail")["LoadBalancerDetailSet"]?[0]

        #expect(row?["LoadBalancerDomain"] == domain)
        #expect(row?["Address"] == .null)
    }

    @Test func `a rule without a domain answers on the domain name`() throws {
        let cloud = try Self.domainCloud()
        let id = try Self.make(cloud)
        let listeners = try cloud.clb(
            "CreateListener",
            ["LoadBalancerId": id, "Ports": [80], "Protocol": "HTTP"]
        )
        _ = try cloud.clb(
            "CreateRule",
            [
                "LoadBalancerId": id, "ListenerId": listeners["ListenerIds"]?[0] ?? .null, "Rules": [["Url": "/"]],
            ]
        )

        let described = try cloud.clb("DescribeListeners", ["LoadBalancerId": id])

        let domain = try cloud.loadBalancer(id)?["Domain"]
        #expect(described["Listeners"]?[0]?["Rules"]?[0]?["Domain"] == domain)
    }
}
