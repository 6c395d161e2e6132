import CloudAPI
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Deployments under random changes; a failing case names its seed.
struct RolloutSimulationTests {
    private static let images: [JSON] = ["app:1", "app:2", "app:3"]

    @Test(arguments: UInt64(1)...6)
    func `whatever was done, the pods come to be those asked for`(seed: UInt64) throws {
        let bench = try WorkloadBench(seed: seed)
        let random = RandomSource(seed: seed)
        bench.create("deployments", WorkloadBench.workload("Deployment", "web", replicas: 3))
        for _ in 0..<40 { act(on: bench, random) }
        bench.patch("deployments", "web", ["spec": ["paused": nil]])
        bench.makeAllReady()

        let deployment = bench.object("deployments", "web")
        let wanted = deployment[path: "spec", "replicas"]?.int ?? -1
        let busy = bench.list("replicasets").filter { $0[path: "spec", "replicas"] != 0 }
        #expect(bench.pods.count == Int(wanted))
        #expect(busy.count == (wanted == 0 ? 0 : 1))
        let image = deployment[path: "spec", "template", "spec", "containers"]?[0]?["image"]
        #expect(bench.pods.allSatisfy { $0[path: "spec", "containers"]?[0]?["image"] == image })
        #expect(deployment[path: "status", "updatedReplicas"] == (wanted == 0 ? nil : .int(wanted)))
        #expect(deployment[path: "status", "observedGeneration"] == deployment[path: "metadata", "generation"])
        #expect(Set(revisions(bench)).count == revisions(bench).count)
    }

    @Test(arguments: UInt64(1)...6)
    func `rollouts that cross each other keep between the margins`(seed: UInt64) throws {
        let bench = try WorkloadBench(seed: seed)
        let random = RandomSource(seed: seed)
        let (wanted, surge) = (random.next(in: 1...6), random.next(in: 0...3))
        let unavailable = random.next(in: surge == 0 ? 1...2 : 0...2)
        let margins: JSON = ["maxSurge": .int(surge), "maxUnavailable": .int(unavailable)]
        let strategy: JSON = ["type": "RollingUpdate", "rollingUpdate": margins]
        bench.create(
            "deployments",
            WorkloadBench.workload("Deployment", "web", replicas: wanted, spec: ["strategy": strategy])
        )
        bench.makeAllReady()
        for _ in 0..<30 {
            if random.next(in: 0...3) == 0 { changeImage(of: bench, random) } else { readyOne(of: bench, random) }
            #expect(bench.pods.count <= Int(wanted + surge))
            #expect(bench.pods.count { bench.isReady($0) } >= Int(max(0, wanted - unavailable)))
        }
    }

    private func act(on bench: WorkloadBench, _ random: RandomSource) {
        switch random.next(in: 0...9) {
        case 0...1: bench.patch("deployments", "web", ["spec": ["replicas": .int(random.next(in: 0...7))]])
        case 2...3: changeImage(of: bench, random)
        case 4: bench.patch("deployments", "web", ["spec": ["paused": .bool(random.next(in: 0...1) == 0)]])
        case 5: one(of: bench.pods, random).map { bench.delete("pods", KubeObject($0).name) }
        case 6: one(of: bench.pods.filter(bench.isReady), random).map { bench.setReady($0, false) }
        case 7: bench.cluster.advance(by: .seconds(random.next(in: 1...400)))
        default: readyOne(of: bench, random)
        }
    }

    private func changeImage(of bench: WorkloadBench, _ random: RandomSource) {
        let image = one(of: Self.images, random)?.string ?? ""
        bench.patch("deployments", "web", WorkloadBench.image(image, of: "web"))
    }

    private func readyOne(of bench: WorkloadBench, _ random: RandomSource) {
        one(of: bench.pods.filter { !bench.isReady($0) }, random).map { bench.setReady($0) }
    }

    private func one(of choices: [JSON], _ random: RandomSource) -> JSON? {
        choices.first.map { _ in choices[Int(random.next(in: 0...Int64(choices.count - 1)))] }
    }

    private func revisions(_ bench: WorkloadBench) -> [String] {
        bench.list("replicasets").compactMap { KubeObject($0).annotations["deployment.kubernetes.io/revision"] }
    }
}
