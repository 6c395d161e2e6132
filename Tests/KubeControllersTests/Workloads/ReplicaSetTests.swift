import CloudWire
import KubeObjects
import TestSupport
import Testing

/// ReplicaSets, as the documentation of Kubernetes describes them.
struct ReplicaSetTests {
    private let bench: WorkloadBench

    init() throws { bench = try WorkloadBench() }

    private func set(_ replicas: Int64, spec: [String: JSON] = [:]) -> JSON {
        WorkloadBench.workload("ReplicaSet", "web", replicas: replicas, spec: spec)
    }

    private var status: JSON { bench.object("replicasets", "web")["status"] ?? [:] }

    @Test func `as many pods are made as are asked for, and the events say so`() {
        bench.create("replicasets", set(3))

        #expect(bench.pods.count == 3)
        let names = bench.pods.map { KubeObject($0).name }
        #expect(Set(bench.happenings("ReplicaSet")) == Set(names.map { "SuccessfulCreate Created pod: \($0)" }))
        #expect(names.allSatisfy { $0.hasPrefix("web-") && $0.count == 9 })
        #expect(status.isSame(as: ["replicas": 3, "fullyLabeledReplicas": 3, "observedGeneration": 1]))
    }

    @Test func `ready pods are counted, and are available after their time`() {
        bench.create("replicasets", set(2, spec: ["minReadySeconds": 30]))
        bench.makeAllReady()
        #expect(status["readyReplicas"] == 2)
        #expect(status["availableReplicas"] == nil)

        bench.cluster.advance(by: .seconds(30))
        #expect(status["availableReplicas"] == 2)
    }

    @Test func `the pods that are not ready go first`() throws {
        bench.create("replicasets", set(3))
        let ready = try #require(bench.pods.last)
        bench.setReady(ready)
        bench.patch("replicasets", "web", ["spec": ["replicas": 1]])

        #expect(bench.pods.map { KubeObject($0).name } == [KubeObject(ready).name])
        #expect(bench.happenings("ReplicaSet").count { $0.hasPrefix("SuccessfulDelete Deleted pod: web-") } == 2)
    }

    @Test func `a deletion cost decides among pods that are ready`() throws {
        bench.create("replicasets", set(2))
        bench.makeAllReady()
        let dear = try #require(bench.pods.first)
        let cost: JSON = ["controller.kubernetes.io/pod-deletion-cost": "10"]
        bench.patch("pods", KubeObject(dear).name, ["metadata": ["annotations": cost]])
        bench.patch("replicasets", "web", ["spec": ["replicas": 1]])

        #expect(bench.pods.map { KubeObject($0).name } == [KubeObject(dear).name])
    }

    @Test func `a pod that is deleted is replaced`() throws {
        bench.create("replicasets", set(1))
        let first = try #require(bench.pods.first)
        bench.delete("pods", KubeObject(first).name)

        #expect(bench.pods.count == 1)
        #expect(bench.pods[0][path: "metadata", "uid"] != first[path: "metadata", "uid"])
    }

    @Test func `a pod whose labels are changed is let go and replaced`() throws {
        bench.create("replicasets", set(1))
        let first = KubeObject(try #require(bench.pods.first))
        bench.patch("pods", first.name, ["metadata": ["labels": ["app": "other"]]])

        #expect(bench.pods.count == 2)
        #expect(KubeObject(bench.object("pods", first.name)).ownerReferences.isEmpty)
    }

    @Test func `a pod with fitting labels that nobody controls is adopted`() {
        var orphan = WorkloadBench.template("web", image: "app:0")
        orphan[path: "kind"] = "Pod"
        orphan[path: "apiVersion"] = "v1"
        orphan[path: "metadata", "name"] = "orphan"
        bench.create("pods", orphan)
        bench.create("replicasets", set(2))

        let controller = KubeObject(bench.object("pods", "orphan")).controller
        #expect(controller?.uid == KubeObject(bench.object("replicasets", "web")).uid)
        #expect(controller?.blocksOwnerDeletion == true)
        #expect(bench.pods.count == 2)
    }

    @Test func `pods that cannot be made show in a condition`() throws {
        let cluster = bench.cluster
        let name: JSON = ["kind": "Namespace", "apiVersion": "v1", "metadata": ["name": "ending"]]
        cluster.ask("POST", "/api/v1/namespaces", name)
        let path = "/apis/apps/v1/namespaces/ending/replicasets"
        cluster.ask("POST", path, set(0))
        cluster.settle()
        cluster.ask("DELETE", "/api/v1/namespaces/ending")
        let scale: JSON = ["spec": ["replicas": 2]]
        #expect(cluster.ask("PATCH", "\(path)/web", scale, type: "application/merge-patch+json").status == 200)
        cluster.settle()

        let status = cluster.ask("GET", "\(path)/web").json["status"]
        let failure = try #require(status?["conditions"]?[0])
        #expect(failure["type"] == "ReplicaFailure")
        #expect(failure["reason"] == "FailedCreate")
        #expect(failure["message"]?.string?.hasSuffix("because it is being terminated") == true)
        #expect(status?["observedGeneration"] == 2)
    }
}
