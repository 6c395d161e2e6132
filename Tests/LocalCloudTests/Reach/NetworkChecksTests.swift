import CloudModel
import Testing

@testable import LocalCloud

/// The kind of load balancer against the caller's network, and the way to it (reconciler reference 6.3).
struct NetworkChecksTests {
    @Test func `an internal VIP is reached from its own VPC`() throws {
        #expect(NetworkCheck().finding(in: try .example()).outcome == .ok)
        #expect(EgressCheck().finding(in: try .example()).outcome == .ok)
    }

    @Test func `an internal VIP is not reached from another VPC`() throws {
        var scene = try ReachScene.example()
        scene.caller.vpcId = VpcID(rawValue: "vpc-00000002")
        let finding = NetworkCheck().finding(in: scene)
        #expect(finding.outcome == .failed)
        #expect(finding.text.contains("internal (INTERNAL) in vpc-00000001, and pod default/client is in vpc-00000002"))
        #expect(finding.remedy.contains("within its VPC only"))
    }

    @Test func `an internal VIP is not reached from the Internet`() throws {
        var scene = try ReachScene.example()
        scene.caller = .internet
        #expect(NetworkCheck().finding(in: scene).outcome == .failed)
    }

    @Test func `an address that no load balancer has leads nowhere, and nothing behind it is looked at`() throws {
        var scene = try ReachScene.example()
        scene.loadBalancer = nil
        scene.backend = nil
        let walk = ReachWalk(scene)
        #expect(walk.steps.first?.finding.text == "no load balancer has the address 10.0.2.5")
        #expect(walk.steps.dropFirst().allSatisfy { $0.finding.outcome == .skipped })
        #expect(!walk.isReachable)
    }

    @Test func `one that is still being created is not reached`() throws {
        var scene = try ReachScene.example()
        scene.loadBalancer?.isRunning = false
        #expect(NetworkCheck().finding(in: scene).outcome == .failed)
    }

    @Test func `a public VIP needs a way to the Internet, which the finding names`() throws {
        var scene = try ReachScene.example()
        scene.loadBalancer?.kind = .open
        #expect(NetworkCheck().finding(in: scene).outcome == .ok)
        let finding = EgressCheck().finding(in: scene)
        #expect(finding.outcome == .failed)
        #expect(finding.text == "subnet-00000001 has no way to the Internet")
        #expect(finding.remedy.contains("NAT gateway") && finding.remedy.contains("elastic address"))
    }

    @Test func `a public VIP is reached from the Internet, and from a subnet with a way to it`() throws {
        var scene = try ReachScene.example()
        scene.loadBalancer?.kind = .open
        scene.caller.hasInternet = true
        #expect(EgressCheck().finding(in: scene).outcome == .ok)
        scene.caller = .internet
        #expect(EgressCheck().finding(in: scene).outcome == .ok)
    }
}
