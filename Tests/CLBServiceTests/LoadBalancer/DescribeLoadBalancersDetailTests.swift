import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 2.4; the columns are those of the description, what a page counts is a setting.
struct DescribeLoadBalancersDetailTests {
    private static let all: JSON = [
        "LoadBalancerId", "ListenerId", "Protocol", "Port", "LocationId", "Domain", "Domains", "Url", "TargetAddress",
        "TargetId", "TargetPort", "TargetWeight", "TargetHealth", "SniSwitch",
    ]

    private static func rows(_ cloud: BoundLoadBalancer, _ parameters: JSON = [:]) throws -> [JSON] {
        try cloud.cloud.clb("DescribeLoadBalancersDetail", parameters)["LoadBalancerDetailSet"]?.array ?? []
    }

    /// A layer 4 listener with two targets, a layer 7 one with an empty rule, and one without rules.
    private static func filled(_ settings: Settings = .immediate) throws -> BoundLoadBalancer {
        let cloud = try BoundLoadBalancer(settings)
        let listener = try cloud.listener("TCP", 80)
        let servers: [JSON] = [
            ["InstanceId": "ins-00000001", "Port": 8080, "Weight": 5], ["EniIp": "10.200.0.77", "Port": 8081],
        ]
        _ = try cloud.register(servers, on: listener)
        let web = try cloud.listener("HTTP", 81)
        _ = try cloud.createRules([["Domains": ["a.example", "b.example"], "Url": "/x"]], on: web)
        _ = try cloud.listener("HTTP", 82)
        return cloud
    }

    @Test func `without fields a row is a load balancer and its own columns`() throws {
        let cloud = try Self.filled()

        let rows = try Self.rows(cloud)

        #expect(rows.count == 1)
        #expect(rows[0]["LoadBalancerId"] == cloud.id)
        #expect(rows[0]["LoadBalancerType"] == "Private")
        #expect(rows[0]["Address"] == "10.200.0.2")
        #expect(rows[0]["AddressIPVersion"] == "IPv4")
        #expect(rows[0]["Status"] == 1)
        #expect(rows[0]["LoadBalancerPassToTarget"] == 0)
        #expect(rows[0]["Tags"] == .null)
        #expect(rows[0]["ListenerId"] == .null)
    }

    @Test func `a row goes down to each target, and to what has nothing below it`() throws {
        let cloud = try Self.filled()

        let rows = try Self.rows(cloud, ["Fields": Self.all, "TargetType": "NODE"])

        #expect(rows.map { $0["Port"] } == [80, 80, 81, 82])
        #expect(rows.map { $0["TargetPort"] } == [8080, 8081, .null, .null])
        #expect(rows[0]["TargetId"] == "ins-00000001")
        #expect(rows[0]["TargetWeight"] == 5)
        #expect(rows[1]["TargetAddress"] == "10.200.0.77")
        #expect(rows[1]["TargetHealth"] == "Unknown")
        #expect(rows[1]["LocationId"] == .null)
        #expect(rows[2]["Domain"] == "a.example")
        #expect(rows[2]["Domains"] == "a.example,b.example")
        #expect(rows[2]["Url"] == "/x")
        #expect(rows[3]["LocationId"] == .null)
    }

    @Test func `only the fields asked for have values, and the id and the name`() throws {
        let cloud = try Self.filled()

        let rows = try Self.rows(cloud, ["Fields": ["Protocol", "VpcId"], "TargetType": "NODE"])

        #expect(rows.map { $0["Protocol"] } == ["TCP", "HTTP", "HTTP"])
        #expect(rows[0]["VpcId"]?.string?.hasPrefix("vpc-") == true)
        #expect(rows[0]["LoadBalancerName"] == "test")
        #expect(rows[0]["ListenerId"] == .null)
        #expect(rows[0]["Status"] == .null)
    }

    @Test func `pages count rows, and the total is that of all rows`() throws {
        let cloud = try Self.filled()
        let parameters = JSONObject([("Fields", Self.all), ("TargetType", "NODE"), ("Limit", 3)])

        let pages = try ([0, 3, 6] as [Int64]).map { offset in
            var page = parameters
            page["Offset"] = .int(offset)
            return try cloud.cloud.clb("DescribeLoadBalancersDetail", .object(page))
        }

        #expect(pages.map { $0["LoadBalancerDetailSet"]?.array?.count } == [3, 1, 0])
        #expect(pages.allSatisfy { $0["TotalCount"] == 4 })
    }

    @Test func `as a setting pages count load balancers, each with all its rows`() throws {
        let cloud = try Self.filled(.immediate { $0.detailPage = .loadBalancers })
        _ = try BoundLoadBalancer(in: cloud.cloud, order: ["LoadBalancerName": "other"])

        let page = try cloud.cloud.clb(
            "DescribeLoadBalancersDetail",
            ["Fields": Self.all, "TargetType": "NODE", "Limit": 1, "Offset": 1]
        )

        #expect(page["LoadBalancerDetailSet"]?.array?.count == 4)
        #expect(page["TotalCount"] == 2)
    }

    @Test func `targets of groups are none`() throws {
        let cloud = try Self.filled()

        let rows = try Self.rows(cloud, ["Fields": Self.all, "TargetType": "GROUP"])

        #expect(rows.map { $0["Port"] } == [80, 81, 82])
        #expect(rows.allSatisfy { $0["TargetAddress"] == .null })
    }

    @Test(
        arguments: [
            ("network", "Private", 1), ("network", "Public", 1), ("network", "Other", 0), ("project-id", "0", 2),
            ("project-id", "x", 0), ("vip", "10.200.0.2", 1), ("target-ip", "10.200.0.77", 1),
            ("target-ip", "10.200.0.78", 0), ("zone", "ap-guangzhou-3", 0), ("zone", "ap-guangzhou-1", 1),
            ("fuzzy-search", "es", 1), ("fuzzy-search", "200.0", 1), ("tag-key", "env", 1), ("tag:env", "dev", 1),
            ("tag:env", "prod", 0), ("loadbalancer-id", "lb-00000000", 0), ("vpcid", "vpc-00000000", 0),
        ] as [(String, String, Int)]
    )
    func `a filter leaves those that fulfil it`(name: String, value: String, count: Int) throws {
        let cloud = try Self.filled()
        _ = try cloud.cloud.clb(
            "CreateLoadBalancer",
            [
                "LoadBalancerType": "OPEN", "LoadBalancerName": "public",
                "Tags": [["TagKey": "env", "TagValue": "dev"]],
            ]
        )

        let rows = try Self.rows(cloud, ["Filters": [["Name": .string(name), "Values": [.string(value)]]]])

        #expect(rows.count == count)
    }

    @Test(
        arguments: [
            (["Fields": ["Port"]], "InvalidParameter"),
            (["Fields": ["Nonsense"]], "InvalidParameterValue"),
            (["Fields": ["Port"], "TargetType": "OTHER"], "InvalidParameterValue"),
            (["Limit": 101], "InvalidParameterValue.Range"), (["Limit": 0], "InvalidParameterValue.Range"),
            (["Filters": [["Name": "nonsense", "Values": ["x"]]]], "InvalidParameterValue.InvalidFilter"),
        ] as [(JSON, String)]
    )
    func `values are checked`(parameters: JSON, code: String) throws {
        let cloud = try BoundLoadBalancer()

        #expect(try cloud.cloud.clb("DescribeLoadBalancersDetail", parameters).errorCode == code)
    }

    @Test func `what other accounts have is not shown`() throws {
        let cloud = try Self.filled()

        let other = try cloud.cloud.seen(from: "other").clb("DescribeLoadBalancersDetail")

        #expect(other["TotalCount"] == 0)
    }
}
