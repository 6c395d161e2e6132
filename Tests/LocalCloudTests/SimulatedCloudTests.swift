import CLBReconciler
import CloudModel
import CloudWire
import LocalCloud
import Testing

/// The cloud that strangers start in their tests.
struct SimulatedCloudTests {
    @Test func `calls are refused as the cloud refuses them`() throws {
        let cloud = try SimulatedCloud()
        let failure = #expect(throws: CloudFailure.self) {
            try cloud.call("DescribeTaskStatus", ["TaskId": "no-such-task"])
        }
        guard case .refused(let code, let message, let requestId) = failure else {
            Issue.record("not refused: \(String(describing: failure))")
            return
        }
        #expect(code.hasPrefix("InvalidParameter"))
        #expect(!message.isEmpty && !requestId.isEmpty)
    }

    @Test func `a call names product, account and region`() throws {
        let cloud = try SimulatedCloud()
        try cloud.call(
            "CreateVpc",
            of: "vpc",
            ["VpcName": "mine", "CidrBlock": "10.0.0.0/16"],
            as: "me",
            in: "ap-shanghai"
        )
        func names(as account: String, in region: String?) throws -> [String] {
            let vpcs = try cloud.call("DescribeVpcs", of: "vpc", as: account, in: region)["VpcSet"]?.array ?? []
            return vpcs.compactMap { $0["VpcName"]?.string }
        }
        #expect(try names(as: "me", in: "ap-shanghai").contains("mine"))
        #expect(try !names(as: "me", in: nil).contains("mine"))
        #expect(try !names(as: "", in: "ap-shanghai").contains("mine"))
    }

    @Test(arguments: [
        ("no such name", nil, "AuthFailure.SecretIdNotFound"), ("", "ap-nowhere", "InvalidParameterValue"),
    ])
    func `an account or region that cannot be is refused`(account: String, region: String?, code: String) throws {
        let cloud = try SimulatedCloud()
        let failure = #expect(throws: CloudFailure.self) {
            try cloud.call("DescribeLoadBalancers", as: account, in: region)
        }
        guard case .refused(code, _, _) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test func `options change quotas by the names that clbsim settings lists`() throws {
        var options = SimulatedCloud.Options()
        options.settings = ["clb.quota.open": "0"]
        let cloud = try SimulatedCloud(options)
        let failure = #expect(throws: CloudFailure.self) {
            try cloud.call("CreateLoadBalancer", ["LoadBalancerType": "OPEN"])
        }
        guard case .refused("LimitExceeded", _, _) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test func `options that cannot be are told`() {
        var options = SimulatedCloud.Options()
        options.region = "nowhere"
        #expect(throws: SimulatedCloud.OptionProblem.noSuchRegion("nowhere")) { try SimulatedCloud(options) }
        options = SimulatedCloud.Options()
        options.settings = ["no.such": "1"]
        #expect(throws: SimulatedCloud.OptionProblem.noSuchSetting("no.such")) { try SimulatedCloud(options) }
        options.settings = ["clb.quota.open": "many"]
        #expect(throws: SimulatedCloud.OptionProblem.badSetting(name: "clb.quota.open", value: "many")) {
            try SimulatedCloud(options)
        }
    }

    @Test func `the clock stands until it is moved, and exactly as far`() async throws {
        var options = SimulatedCloud.Options()
        options.start = Instant(seconds: 1_000_000_000)
        let cloud = try SimulatedCloud(options)
        _ = try cloud.cluster()
        #expect(cloud.now == options.start)
        try await cloud.advance(by: .milliseconds(90_001))
        #expect(cloud.now == options.start + .milliseconds(90_001))
        try await cloud.advance(by: .zero)
        #expect(cloud.now == options.start + .milliseconds(90_001))
    }

    @Test func `the same seed and calls give the same cloud, another seed another`() throws {
        func id(seed: UInt64) throws -> String? {
            var options = SimulatedCloud.Options()
            options.seed = seed
            let made = try SimulatedCloud(options).call("CreateLoadBalancer", ["LoadBalancerType": "OPEN"])
            return made["LoadBalancerIds"]?[0]?.string
        }
        #expect(try id(seed: 7) == id(seed: 7))
        #expect(try id(seed: 7) != id(seed: 8))
    }
}
