import CloudModel
import Testing

@testable import LocalCloud

/// Targets against pods, their health, and the endpoints (reconciler reference 6.3).
struct TargetChecksTests {
    @Test func `targets that are exactly the ready pods are fine`() throws {
        let finding = TargetCheck().finding(in: try .example())
        #expect(finding.outcome == .ok)
        #expect(finding.text == "exactly the ready pods: 10.0.1.1:8080, 10.0.1.2:8080")
    }

    @Test func `a difference is told, and fails where no target is right`() throws {
        var scene = try ReachScene.example()
        scene.backend?.ready = [.pod(2), .pod(3)]
        let some = TargetCheck().finding(in: scene)
        #expect(some.outcome == .warning)
        #expect(some.text == "missing: 10.0.1.3:8080; not expected: 10.0.1.1:8080")
        #expect(some.remedy == "Why it differs from the pods: clbsim explain service/default/web")
        scene.backend?.ready = [.pod(1, port: 80)]
        #expect(TargetCheck().finding(in: scene).outcome == .failed)
    }

    @Test func `no target is told apart by whose fault it is`() throws {
        var scene = try ReachScene.example()
        scene.targets = []
        #expect(TargetCheck().finding(in: scene).text.hasSuffix("but expected: 10.0.1.1:8080, 10.0.1.2:8080"))
        scene.backend?.ready = []
        #expect(TargetCheck().finding(in: scene).text.hasSuffix("since Service default/web has no ready pod"))
        scene.backend = nil
        #expect(TargetCheck().finding(in: scene).text == "no target is bound")
    }

    @Test func `targets of weight 0 serve nobody, and are not compared`() throws {
        var scene = try ReachScene.example()
        scene.targets[0].weight = 0
        scene.backend?.ready = [.pod(2)]
        #expect(TargetCheck().finding(in: scene).outcome == .ok)
        scene.targets[1].weight = 0
        #expect(TargetCheck().finding(in: scene).outcome == .failed)
    }

    @Test func `where all are dead, all get requests`() throws {
        var scene = try ReachScene.example()
        #expect(HealthyCheck().finding(in: scene).outcome == .ok)
        scene.targets[0].health = .dead
        #expect(HealthyCheck().finding(in: scene).outcome == .warning)
        scene.targets[1].health = .dead
        let finding = HealthyCheck().finding(in: scene)
        #expect(finding.outcome == .failed)
        #expect(finding.text.contains("requests go to all of them"))
    }

    @Test func `pods that are not ready are named, with the command that says why`() throws {
        var scene = try ReachScene.example()
        #expect(EndpointCheck().finding(in: scene).outcome == .ok)
        scene.backend?.unready = [.init(server: .pod(3), pod: "default/web-3")]
        let some = EndpointCheck().finding(in: scene)
        #expect(some.outcome == .warning)
        #expect(some.text == "not ready, and so not served: default/web-3 (10.0.1.3:8080)")
        #expect(some.remedy == "See why: kubectl describe pod web-3 -n default")
        scene.backend?.ready = []
        #expect(EndpointCheck().finding(in: scene).outcome == .failed)
    }

    @Test func `no endpoints at all point at the selector`() throws {
        var scene = try ReachScene.example()
        scene.backend?.ready = []
        let finding = EndpointCheck().finding(in: scene)
        #expect(finding.outcome == .failed)
        #expect(finding.remedy.hasSuffix("kubectl describe service web -n default"))
    }
}
