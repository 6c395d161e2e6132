import CloudWire
import TestSupport
import Testing

/// Reference 2.4.
struct DescribeLoadBalancersTests {
    private func ids(_ response: JSON) -> [JSON] {
        response["LoadBalancerSet"]?.array?.compactMap { $0["LoadBalancerId"] } ?? []
    }

    @Test func `the newest comes first, or last when asked`() throws {
        let network = try TestNetwork(TestCloud())
        let made = try (0..<3).map { _ in try network.createLoadBalancer() }

        #expect(ids(try network.cloud.clb("DescribeLoadBalancers")) == made.reversed())
        #expect(ids(try network.cloud.clb("DescribeLoadBalancers", ["OrderType": 0])) == made)
    }

    @Test func `unknown ids are dropped without an error`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()

        let described = try network.cloud.clb("DescribeLoadBalancers", ["LoadBalancerIds": [id, "lb-unknown0"]])
        let none = try network.cloud.clb("DescribeLoadBalancers", ["LoadBalancerIds": ["nonsense"]])

        #expect(ids(described) == [id])
        #expect(none["TotalCount"] == 0)
        #expect(none["LoadBalancerSet"] == [])
    }

    @Test func `pages do not overlap and the total ignores them`() throws {
        let network = try TestNetwork(TestCloud())
        let made = try (0..<5).map { _ in try network.createLoadBalancer() }

        let pages = try [0, 2, 4, 6].map { offset in
            try network.cloud.clb("DescribeLoadBalancers", ["Offset": .int(offset), "Limit": 2, "OrderType": 0])
        }

        #expect(pages.flatMap(ids) == made)
        #expect(pages.allSatisfy { $0["TotalCount"] == 5 })
    }

    @Test(
        arguments: [
            ["LoadBalancerType": "INTERNAL"], ["LoadBalancerName": "eb-on"], ["LoadBalancerVips": ["10.0.0.2"]],
            ["SearchKey": "10.0.0"], ["ProjectId": 7], ["Filters": [["Name": "vip-isp", "Values": ["INTERNAL"]]]],
            ["Filters": [["Name": "tag:env", "Values": ["test", "other"]]]],
            ["Filters": [["Name": "tag-key", "Values": ["env"]]]],
            ["Filters": [["Name": "sla-type", "Values": ["clb.c3.small"]]]],
        ] as [JSON]
    )
    func `a filter finds the one that fulfils it`(filter: JSON) throws {
        let network = try TestNetwork(TestCloud())
        _ = try network.cloud.clb("CreateLoadBalancer", ["LoadBalancerType": "OPEN", "LoadBalancerName": "other"])
        let id = try network.createLoadBalancer([
            "LoadBalancerName": "web-one", "ProjectId": 7, "SlaType": "clb.c3.small",
            "Tags": [["TagKey": "env", "TagValue": "test"]],
        ])

        #expect(ids(try network.cloud.clb("DescribeLoadBalancers", filter)) == [id])
    }

    @Test(
        arguments: [
            ["Filters": [["Name": "vpc-id", "Values": ["vpc-12345678"]]]]: "InvalidParameterValue.InvalidFilter",
            ["Limit": 0]: "InvalidParameterValue.Range", ["Limit": 101]: "InvalidParameterValue.Range",
            ["Offset": -1]: "InvalidParameterValue.Range", ["OrderBy": "Weight"]: "InvalidParameterValue",
            ["LoadBalancerIds": .array(Array(repeating: "lb-12345678", count: 21))]: "InvalidParameterValue.Length",
        ] as [JSON: String]
    )
    func `a wrong condition is refused`(condition: JSON, code: String) throws {
        #expect(try TestCloud().clb("DescribeLoadBalancers", condition).errorCode == code)
    }

    @Test func `load balancers are found by whether and where their targets are`() throws {
        let network = try TestNetwork(TestCloud())
        let (bare, bound) = (try network.createLoadBalancer(), try network.createLoadBalancer())
        let listener = try network.cloud.clb(
            "CreateListener",
            ["LoadBalancerId": bound, "Ports": [80], "Protocol": "TCP"]
        )["ListenerIds"]?[0]
        let target: JSON = [["EniIp": "10.0.0.200", "Port": 8080]]
        let registered = try network.cloud.clb(
            "RegisterTargets",
            ["LoadBalancerId": bound, "ListenerId": listener ?? .null, "Targets": target]
        )
        func found(_ condition: JSON) throws -> [JSON] {
            ids(try network.cloud.clb("DescribeLoadBalancers", condition))
        }

        #expect(registered.errorCode == nil)
        #expect(try found(["WithRs": 1]) == [bound])
        #expect(try found(["WithRs": 0]) == [bare])
        #expect(try found(["WithRs": -1]) == [bound, bare])
        #expect(try found(["BackendPrivateIps": ["10.0.0.200"]]) == [bound])
        #expect(try found(["BackendPrivateIps": ["10.0.0.201"]]) == [])
        #expect(try found(["BackendPublicIps": ["1.2.3.4"]]) == [])
        let counted = try network.cloud.clb("DescribeLoadBalancers", ["AdditionalFields": ["TargetCount"]])
        #expect(counted["LoadBalancerSet"]?.array?.map { $0["TargetCount"] } == [1, 0])
    }

    @Test func `accounts and regions do not see each other`() throws {
        let network = try TestNetwork(TestCloud())
        _ = try network.createLoadBalancer()

        let other = try network.cloud.seen(from: "other").clb("DescribeLoadBalancers")
        let elsewhere = try network.cloud.seen(in: "ap-singapore").clb("DescribeLoadBalancers")

        #expect(other["TotalCount"] == 0)
        #expect(elsewhere["TotalCount"] == 0)
    }
}
