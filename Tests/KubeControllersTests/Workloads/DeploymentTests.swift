import CloudWire
import KubeControllers
import KubeObjects
import TestSupport
import Testing

/// Deployments from their making to their completion, as `kubectl rollout status` follows them.
struct DeploymentTests {
    private let bench: WorkloadBench

    init() throws { bench = try WorkloadBench() }

    private func deployment(_ replicas: Int64, spec: [String: JSON] = [:]) -> JSON {
        WorkloadBench.workload("Deployment", "web", replicas: replicas, spec: spec)
    }

    private var current: KubeObject { KubeObject(bench.object("deployments", "web")) }

    private func condition(_ type: String) -> [String] {
        let found = current["status", "conditions"]?.array?.first { $0["type"]?.string == type }
        return ["status", "reason", "message"].map { found?[$0]?.string ?? "" }
    }

    @Test func `a new deployment makes a replica set named by the hash of its template`() throws {
        bench.create("deployments", deployment(3))

        let set = KubeObject(try #require(bench.list("replicasets").first))
        let hash = try #require(set.labels["pod-template-hash"])
        #expect(set.name == "web-\(hash)")
        #expect(set["spec", "selector", "matchLabels"]?.texts == ["app": "web", "pod-template-hash": hash])
        #expect(
            set.annotations == [
                "deployment.kubernetes.io/revision": "1", "deployment.kubernetes.io/desired-replicas": "3",
                "deployment.kubernetes.io/max-replicas": "4",
            ]
        )
        #expect(bench.pods.allSatisfy { KubeObject($0).labels["pod-template-hash"] == hash })
        #expect(current.annotations["deployment.kubernetes.io/revision"] == "1")
        #expect(bench.happenings("Deployment") == ["ScalingReplicaSet Scaled up replica set \(set.name) from 0 to 3"])
    }

    @Test func `conditions tell the progress and the availability with the server's words`() throws {
        bench.create("deployments", deployment(1))
        let name = KubeObject(try #require(bench.list("replicasets").first)).name
        #expect(
            condition("Available")
                == ["False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability."]
        )
        #expect(condition("Progressing") == ["True", "ReplicaSetUpdated", "ReplicaSet \"\(name)\" is progressing."])

        bench.makeAllReady()
        #expect(
            condition("Available") == ["True", "MinimumReplicasAvailable", "Deployment has minimum availability."]
        )
        #expect(
            condition("Progressing")
                == ["True", "NewReplicaSetAvailable", "ReplicaSet \"\(name)\" has successfully progressed."]
        )
        var status = current["status"]
        status?[path: "conditions"] = nil
        #expect(
            status?.isSame(as: [
                "observedGeneration": 1, "replicas": 1, "updatedReplicas": 1, "readyReplicas": 1,
                "availableReplicas": 1,
            ]) == true
        )
        #expect(current.generation == 1)
    }

    @Test func `a rollout that stands still is late after its deadline`() throws {
        bench.create("deployments", deployment(1, spec: ["progressDeadlineSeconds": 60]))
        let name = KubeObject(try #require(bench.list("replicasets").first)).name
        bench.cluster.advance(by: .seconds(59))
        #expect(condition("Progressing")[1] == "ReplicaSetUpdated")

        bench.cluster.advance(by: .seconds(2))
        #expect(
            condition("Progressing")
                == ["False", "ProgressDeadlineExceeded", "ReplicaSet \"\(name)\" has timed out progressing."]
        )

        bench.makeAllReady()
        #expect(condition("Progressing")[1] == "NewReplicaSetAvailable")
    }

    @Test func `an annotation of a deployment counts as a generation, the status does not`() {
        bench.create("deployments", deployment(1))
        bench.patch("deployments", "web", ["metadata": ["annotations": ["kubernetes.io/change-cause": "why"]]])
        #expect(current.generation == 2)
        #expect(current["status", "observedGeneration"] == 2)
        #expect(bench.list("replicasets").count == 1)
    }

    @Test func `scaling changes the one replica set`() throws {
        bench.create("deployments", deployment(1))
        bench.makeAllReady()
        bench.patch("deployments", "web", ["spec": ["replicas": 3]])
        bench.makeAllReady()
        bench.patch("deployments", "web", ["spec": ["replicas": 0]])

        #expect(bench.pods.isEmpty)
        let name = KubeObject(try #require(bench.list("replicasets").first)).name
        #expect(
            bench.happenings("Deployment") == [
                "ScalingReplicaSet Scaled up replica set \(name) from 0 to 1",
                "ScalingReplicaSet Scaled up replica set \(name) from 1 to 3",
                "ScalingReplicaSet Scaled down replica set \(name) from 3 to 0",
            ]
        )
    }

    @Test func `a pod that fails after the rollout leaves the progress as it was`() throws {
        bench.create("deployments", deployment(2))
        bench.makeAllReady()
        bench.setReady(try #require(bench.pods.first), false)
        bench.cluster.advance(by: .seconds(3600))

        #expect(current["status", "availableReplicas"] == 1)
        #expect(condition("Progressing")[1] == "NewReplicaSetAvailable")
        #expect(condition("Available")[0] == "False")
    }

    @Test func `nobody is told of what an ending namespace refuses`() throws {
        let cluster = try TestCluster(controllers: WorkloadControllers.all)
        let namespace: JSON = ["kind": "Namespace", "apiVersion": "v1", "metadata": ["name": "going"]]
        cluster.ask("POST", "/api/v1/namespaces", namespace)
        let deployments = "/apis/apps/v1/namespaces/going/deployments"
        cluster.ask("POST", deployments, WorkloadBench.workload("Deployment", "web", replicas: 1))
        // Nothing has looked at the Deployment yet, and nothing here empties the namespace.
        cluster.ask("DELETE", "/api/v1/namespaces/going")
        cluster.settle()
        let sets = cluster.ask("GET", "/apis/apps/v1/namespaces/going/replicasets").json["items"]
        let events = cluster.ask("GET", "/api/v1/namespaces/going/events").json["items"]
        #expect(cluster.ask("GET", "\(deployments)/web").status == 200)
        #expect(sets?.array?.isEmpty == true)
        #expect(events?.array?.isEmpty == true)
    }
}
