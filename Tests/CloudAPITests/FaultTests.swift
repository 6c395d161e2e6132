import CloudAPI
import CloudWire
import TestSupport
import Testing

/// The control API's refusals on order, with codes of the reference's 1.6 and 3.1.
struct FaultTests {
    private static let arrears: JSON = [
        "service": "clb", "action": "CreateLoadBalancer", "code": "FailedOperation",
        "message": "Insufficient Account Balance",
    ]

    @discardableResult
    private static func order(_ cloud: TestCloud, _ faults: [JSON]) throws(ControlError) -> JSON? {
        let body: JSON = ["faults": .array(faults)]
        return try ControlPanel(cloud.gateway)
            .answer(method: "PUT", path: "/_clbsim/faults", body: Array(body.text.utf8))
    }

    private static func listed(_ cloud: TestCloud) throws -> JSON? {
        try ControlPanel(cloud.gateway).answer(method: "GET", path: "/_clbsim/faults", body: [])?["faults"]
    }

    @Test func `a call is refused as ordered and changes nothing, and other actions go on`() throws {
        let cloud = try TestCloud()
        try Self.order(cloud, [Self.arrears])

        let refused = try cloud.clb("CreateLoadBalancer", ["LoadBalancerType": "OPEN"])

        #expect(refused.errorCode == "FailedOperation")
        #expect(refused.errorMessage == "Insufficient Account Balance")
        #expect(try cloud.clb("DescribeLoadBalancers")["TotalCount"] == 0)
    }

    @Test func `a fault of some times is gone after them`() throws {
        let cloud = try TestCloud()
        let throttled: JSON = ["service": "clb", "code": "RequestLimitExceeded", "times": 2]
        try Self.order(cloud, [throttled])

        let codes = try (0..<3).map { _ in try cloud.clb("DescribeLoadBalancers").errorCode }

        #expect(codes == ["RequestLimitExceeded", "RequestLimitExceeded", nil])
        #expect(try Self.listed(cloud) == [])
    }

    @Test func `the first that fits is the answer, and the next takes its place`() throws {
        let cloud = try TestCloud()
        let first: JSON = ["service": "clb", "action": "DescribeQuota", "code": "UnsupportedOperation", "times": 1]
        try Self.order(cloud, [first, ["service": "clb", "code": "RequestLimitExceeded"]])

        let codes = try (0..<2).map { _ in try cloud.clb("DescribeQuota").errorCode }

        #expect(codes == ["UnsupportedOperation", "RequestLimitExceeded"])
        #expect(try cloud.vpc("DescribeVpcs").errorCode == nil)
    }

    @Test func `a fault of one account does not concern another`() throws {
        let cloud = try TestCloud()
        try Self.order(cloud, [["service": "clb", "account": "other", "code": "UnsupportedOperation"]])

        #expect(try cloud.clb("DescribeQuota").errorCode == nil)
        #expect(try cloud.seen(from: "other").clb("DescribeQuota").errorCode == "UnsupportedOperation")
    }

    @Test func `what is ordered shows with the times that are left, and takes the place of all before`() throws {
        let cloud = try TestCloud()
        try Self.order(cloud, [["service": "vpc", "code": "UnsupportedOperation"]])
        try Self.order(cloud, [["service": "clb", "code": "UnsupportedOperation", "message": "broken", "times": 3]])
        _ = try cloud.clb("DescribeQuota")

        #expect(
            try Self.listed(cloud) == [
                ["service": "clb", "code": "UnsupportedOperation", "message": "broken", "times": 2]
            ]
        )
        #expect(try Self.order(cloud, []) == ["faults": []])
        #expect(try cloud.clb("DescribeQuota").errorCode == nil)
    }

    @Test(
        arguments: [
            ["service": "clb"], ["service": "clb", "code": "no code"],
            ["service": "none", "code": "UnsupportedOperation"],
            ["service": "clb", "action": "CreateLoadBalancr", "code": "UnsupportedOperation"],
            ["service": "clb", "code": "UnsupportedOperation", "times": 0],
            ["service": "clb", "code": "UnsupportedOperation", "time": 1],
        ] as [JSON]
    )
    func `one that cannot be understood is refused, and what was ordered stays`(fault: JSON) throws {
        let cloud = try TestCloud()
        try Self.order(cloud, [Self.arrears])

        #expect(throws: ControlError.self) {
            try Self.order(cloud, [["service": "vpc", "code": "UnsupportedOperation"], fault])
        }
        #expect(try Self.listed(cloud) == [Self.arrears])
    }
}
