import CloudWire
import KubeControllers
import KubeObjects
import TestSupport
import Testing

/// Workloads whose Pods live on virtual nodes, and take their time to come and to go.
struct WorkloadsOnNodesTests {
    private let bench: WorkloadBench

    init() throws {
        // The list of built-in controllers may name those of workloads too; each is to run once.
        let others = BuiltInControllers.all.filter {
            !($0 is ReplicaSetController || $0 is DeploymentController || $0 is StatefulSetController)
        }
        bench = try WorkloadBench(with: others)
    }

    private func create(_ kind: String, _ plural: String, replicas: Int64, annotations: [String: JSON] = [:]) {
        var workload = WorkloadBench.workload(kind, "web", replicas: replicas)
        for (key, value) in annotations {
            workload[path: "spec", "template", "metadata", "annotations", "clbsim.io/\(key)"] = value
        }
        bench.create(plural, workload)
    }

    private func images() -> [String] {
        bench.pods.compactMap { $0[path: "spec", "containers"]?[0]?["image"]?.string }
    }

    private func progress() -> String? {
        KubeObject(bench.object("deployments", "web")).conditionReason("Progressing")
    }

    @Test func `a deployment becomes available by itself`() {
        create("Deployment", "deployments", replicas: 3)
        bench.cluster.advance(by: .seconds(5))
        #expect(bench.object("deployments", "web")[path: "status", "availableReplicas"] == 3)
        #expect(progress() == "NewReplicaSetAvailable")
    }

    @Test func `a rolling update replaces every pod without a gap`() {
        create("Deployment", "deployments", replicas: 4)
        bench.cluster.advance(by: .seconds(5))
        bench.patch("deployments", "web", WorkloadBench.image("app:2", of: "web"))
        for _ in 0..<40 {
            bench.cluster.advance(by: .milliseconds(500))
            #expect(bench.pods.count { bench.isReady($0) && !KubeObject($0).isBeingDeleted } >= 3)
        }
        #expect(images() == ["app:2", "app:2", "app:2", "app:2"])
        #expect(progress() == "NewReplicaSetAvailable")
    }

    @Test func `a version that is never ready stands still and is late`() {
        create("Deployment", "deployments", replicas: 2, annotations: ["behaviour": "never-ready"])
        bench.cluster.advance(by: .seconds(700))
        #expect(progress() == "ProgressDeadlineExceeded")
        #expect(bench.pods.count == 2)
    }

    @Test func `a deleted deployment takes its replica sets and pods with it`() {
        create("Deployment", "deployments", replicas: 2)
        bench.cluster.advance(by: .seconds(5))
        bench.delete("deployments", "web")
        bench.cluster.advance(by: .seconds(40))
        #expect(bench.list("replicasets").isEmpty)
        #expect(bench.pods.isEmpty)
    }

    @Test func `a deployment deleted in the foreground goes last`() {
        create("Deployment", "deployments", replicas: 2)
        bench.cluster.advance(by: .seconds(5))
        let path = "/apis/apps/v1/namespaces/default/deployments/web"
        bench.cluster.ask("DELETE", "\(path)?propagationPolicy=Foreground")
        bench.cluster.settle()
        #expect(KubeObject(bench.object("deployments", "web")).isBeingDeleted)
        #expect(bench.pods.allSatisfy { KubeObject($0).isBeingDeleted })
        bench.cluster.advance(by: .seconds(40))
        #expect(bench.cluster.ask("GET", path).status == 404)
        #expect(bench.pods.isEmpty)
    }

    @Test func `orphans of a deleted replica set are adopted by its like`() {
        create("ReplicaSet", "replicasets", replicas: 2)
        bench.cluster.advance(by: .seconds(5))
        let before = bench.pods.map { KubeObject($0).uid }
        let path = "/apis/apps/v1/namespaces/default/replicasets/web"
        bench.cluster.ask("DELETE", "\(path)?propagationPolicy=Orphan")
        bench.cluster.settle()
        #expect(bench.pods.allSatisfy { KubeObject($0).ownerReferences.isEmpty })
        create("ReplicaSet", "replicasets", replicas: 2)
        #expect(bench.pods.map { KubeObject($0).uid } == before)
        #expect(bench.object("replicasets", "web")[path: "status", "readyReplicas"] == 2)
    }

    @Test func `a stateful set waits until an old pod is gone before it makes the new one`() {
        create("StatefulSet", "statefulsets", replicas: 2, annotations: ["stop-delay": "10s"])
        bench.cluster.advance(by: .seconds(10))
        #expect(bench.pods.count == 2)
        bench.patch(
            "statefulsets",
            "web",
            ["spec": ["template": ["spec": ["containers": [["name": "app", "image": "app:2"]]]]]]
        )
        bench.cluster.advance(by: .seconds(5))
        #expect(images() == ["app:1", "app:1"])
        #expect(bench.pods.map { KubeObject($0).isBeingDeleted } == [false, true])
        bench.cluster.advance(by: .seconds(60))
        #expect(images() == ["app:2", "app:2"])
        #expect(bench.object("statefulsets", "web")[path: "status", "updatedReplicas"] == 2)
    }
}

extension KubeObject {
    /// The reason of one condition.
    fileprivate func conditionReason(_ type: String) -> String? {
        self["status", "conditions"]?.array?.first { $0["type"]?.string == type }?["reason"]?.string
    }
}
