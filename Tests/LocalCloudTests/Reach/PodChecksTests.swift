import CloudModel
import Testing

@testable import LocalCloud

/// Loop-back, what pods listen on, and security groups (reconciler reference 6.2, 6.3).
struct PodChecksTests {
    @Test func `a pod that is no target may call`() throws {
        #expect(LoopCheck().finding(in: try .example()).outcome == .ok)
    }

    @Test func `the only target cannot call itself`() throws {
        var scene = try ReachScene.example()
        scene.caller = .pod("10.0.1.1")
        scene.targets.removeLast()
        #expect(LoopCheck().finding(in: scene).outcome == .failed)
    }

    @Test func `one of several targets reaches itself now and then on layer 4, and late on layer 7`() throws {
        var scene = try ReachScene.example()
        scene.caller = .pod("10.0.1.1")
        let stream = LoopCheck().finding(in: scene)
        #expect(stream.outcome == .warning)
        #expect(stream.text.contains("layer 4 does not try another"))
        scene = try .layer7([("10.0.2.5", "/")], to: "10.0.2.5:80")
        scene.caller = .pod("10.0.1.1")
        let request = LoopCheck().finding(in: scene)
        #expect(request.outcome == .warning)
        #expect(request.text.contains("about 4 s longer"))
    }

    @Test func `a pod that listens nowhere is named`() throws {
        var scene = try ReachScene.example()
        #expect(ListeningCheck().finding(in: scene).outcome == .ok)
        scene.targets[0].pod?.listens = false
        let some = ListeningCheck().finding(in: scene)
        #expect(some.outcome == .warning)
        #expect(some.text == "default/web-1 listens nowhere (clbsim.io/listen: false)")
        scene.targets.removeLast()
        #expect(ListeningCheck().finding(in: scene).outcome == .failed)
    }

    @Test func `a port that no container declares is not listened on`() throws {
        var scene = try ReachScene.example()
        scene.targets.removeLast()
        scene.targets[0].pod?.ports = [.init(isDatagram: false, number: 80), .init(isDatagram: true, number: 8080)]
        let finding = ListeningCheck().finding(in: scene)
        #expect(finding.outcome == .failed)
        #expect(finding.text == "no container of default/web-1 declares TCP 8080, only TCP 80, UDP 8080")
    }

    @Test func `containers that declare nothing are taken to listen, except where metrics are`() throws {
        var scene = try ReachScene.example()
        scene.targets.removeLast()
        scene.targets[0].pod?.ports = []
        #expect(ListeningCheck().finding(in: scene).outcome == .ok)
        scene.targets[0].server.port = 9100
        #expect(ListeningCheck().finding(in: scene).outcome == .failed)
        scene.targets[0].pod?.metricsPort = 9101
        #expect(ListeningCheck().finding(in: scene).outcome == .ok)
    }

    @Test func `the rule that lets the caller in is named`() throws {
        let finding = SecurityGroupCheck().finding(in: try .example())
        #expect(finding.outcome == .ok)
        #expect(finding.text == "rule 0 of sg-00000001 lets TCP 8080 from 10.0.1.9/32 in")
    }

    @Test(arguments: [
        ("tcp", "80", "0.0.0.0/0"), ("udp", "8080", "0.0.0.0/0"), ("tcp", "8080", "10.0.2.0/24"),
        ("tcp", "8000-8079,8081", "0.0.0.0/0"),
    ])
    func `what no rule covers is dropped`(traffic: String, port: String, block: String) throws {
        var scene = try ReachScene.example()
        let group = ReachedGroup.accepting(traffic, port, block)
        for place in scene.targets.indices { scene.targets[place].pod?.securityGroups = [group] }
        let finding = SecurityGroupCheck().finding(in: scene)
        #expect(finding.outcome == .failed)
        #expect(finding.text.contains("no rule of sg-00000001 lets TCP 8080 from 10.0.1.9/32 in"))
    }

    @Test func `the first rule that fits decides, group after group`() throws {
        var first = ReachedGroup.accepting("udp", "ALL", "0.0.0.0/0")
        let second = ReachedGroup.accepting("tcp", "8000-9000", "10.0.1.0/24")
        let filter = GroupFilter(caller: .pod("10.0.1.9"), traffic: .tcp, port: 8080)
        #expect(filter.verdict(of: [first, second]).admits)
        first.policies.append(.example(.drop, "ALL", "ALL", "10.0.1.9"))
        #expect(!filter.verdict(of: [first, second]).admits)
        #expect(filter.verdict(of: [second, first]).admits)
    }

    @Test func `a rule for a security group speaks of the pods in it`() throws {
        var group = ReachedGroup.accepting("tcp", "ALL", "0.0.0.0/0")
        group.policies[0].peer = .securityGroup(SecurityGroupID(rawValue: "sg-00000009"))
        var filter = GroupFilter(caller: .pod("10.0.1.9"), traffic: .tcp, port: 8080)
        #expect(!filter.verdict(of: [group]).admits)
        filter.caller.securityGroups = [SecurityGroupID(rawValue: "sg-00000009")]
        #expect(filter.verdict(of: [group]).admits)
    }

    @Test func `pass-to-target spares the pods' groups, not the load balancer's`() throws {
        var scene = try ReachScene.example()
        for place in scene.targets.indices { scene.targets[place].pod?.securityGroups = [] }
        #expect(SecurityGroupCheck().finding(in: scene).outcome == .failed)
        scene.loadBalancer?.passesToTarget = true
        #expect(SecurityGroupCheck().finding(in: scene).outcome == .ok)
        scene.loadBalancer?.securityGroups = [.accepting("tcp", "443", "0.0.0.0/0")]
        #expect(SecurityGroupCheck().finding(in: scene).outcome == .failed)
        scene.loadBalancer?.securityGroups = [.accepting("tcp", "80", "0.0.0.0/0")]
        #expect(SecurityGroupCheck().finding(in: scene).outcome == .ok)
    }

    @Test func `a walk without a fault is reachable, with one line a check and the verdict`() throws {
        let walk = ReachWalk(try .example())
        #expect(walk.isReachable)
        #expect(walk.lines.count == 11)
        #expect(walk.lines.first == "from pod default/client to 10.0.2.5:80")
        #expect(walk.lines.last == "reachable")
    }

    @Test func `what comes now and then is reachable, and the verdict minds it`() throws {
        var scene = try ReachScene.example()
        scene.caller = .pod("10.0.1.1")
        let walk = ReachWalk(scene)
        #expect(walk.isReachable)
        #expect(walk.lines.last == "reachable, but mind: loop-back")
    }
}
