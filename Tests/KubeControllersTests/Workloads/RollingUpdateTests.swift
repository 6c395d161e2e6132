import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Changes of a Deployment's template, and their history.
struct RollingUpdateTests {
    private let bench: WorkloadBench

    init() throws { bench = try WorkloadBench() }

    private func start(_ replicas: Int64, _ strategy: JSON? = nil, spec: [String: JSON] = [:]) {
        var spec = spec
        if let strategy { spec["strategy"] = strategy }
        bench.create("deployments", WorkloadBench.workload("Deployment", "web", replicas: replicas, spec: spec))
        bench.makeAllReady()
    }

    private func setImage(_ image: String) { bench.patch("deployments", "web", WorkloadBench.image(image, of: "web")) }

    /// How many replicas the ReplicaSet of an image wants.
    private func size(_ image: String) -> Int64? { set(image)?["spec", "replicas"]?.int }

    private func set(_ image: String) -> KubeObject? {
        bench.list("replicasets").map(KubeObject.init).first {
            $0["spec", "template", "spec", "containers"]?.array?.first?["image"]?.string == image
        }
    }

    private func revision(_ object: KubeObject?) -> String? { object?.annotations["deployment.kubernetes.io/revision"] }

    @Test func `a rolling update keeps between its margins`() {
        start(4, ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": 1, "maxUnavailable": 1]])
        setImage("app:2")
        #expect(size("app:1") == 3)
        #expect(size("app:2") == 2)

        var fewestAvailable = 4
        while let pod = bench.pods.first(where: { !bench.isReady($0) }) {
            bench.setReady(pod)
            fewestAvailable = min(fewestAvailable, bench.pods.count { bench.isReady($0) })
            #expect(bench.pods.count <= 5)
        }
        #expect(fewestAvailable == 3)
        #expect(size("app:1") == 0)
        #expect(size("app:2") == 4)
    }

    @Test func `percentages round the surge up and the unavailable down`() {
        start(10, ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": "25%", "maxUnavailable": "25%"]])
        setImage("app:2")
        #expect(size("app:1") == 8)
        #expect(size("app:2") == 5)
    }

    @Test func `recreating waits for the last old pod`() throws {
        start(2, ["type": "Recreate"])
        let held = KubeObject(try #require(bench.pods.first))
        bench.patch("pods", held.name, ["metadata": ["finalizers": ["example.com/hold"]]])
        setImage("app:2")
        #expect(bench.pods.map { KubeObject($0).name } == [held.name])
        #expect(size("app:2") == nil)

        bench.patch("pods", held.name, ["metadata": ["finalizers": nil]])
        #expect(size("app:2") == 2)
        #expect(bench.pods.count == 2)
    }

    @Test func `going back to an old template makes it the newest revision`() {
        start(1)
        setImage("app:2")
        bench.makeAllReady()
        #expect(revision(set("app:2")) == "2")
        setImage("app:1")
        bench.makeAllReady()

        #expect(revision(set("app:1")) == "3")
        #expect(set("app:1")?.annotations["deployment.kubernetes.io/revision-history"] == "1")
        #expect(revision(KubeObject(bench.object("deployments", "web"))) == "3")
        #expect(bench.list("replicasets").count == 2)
        #expect(bench.pods.count == 1)
    }

    @Test func `the cause of a change is kept with its revision`() {
        start(1)
        bench.patch(
            "deployments",
            "web",
            [
                "metadata": ["annotations": ["kubernetes.io/change-cause": "a new image"]],
                "spec": ["template": WorkloadBench.template("web", image: "app:2")],
            ]
        )
        #expect(set("app:2")?.annotations["kubernetes.io/change-cause"] == "a new image")
        #expect(set("app:1")?.annotations["kubernetes.io/change-cause"] == nil)
    }

    @Test func `the history is no longer than its limit`() {
        start(1, spec: ["revisionHistoryLimit": 1])
        for image in ["app:2", "app:3", "app:4"] {
            setImage(image)
            bench.makeAllReady()
        }
        #expect(bench.list("replicasets").count == 2)
        #expect(set("app:3") != nil)
        #expect(size("app:4") == 1)
    }

    @Test func `a paused deployment scales and does not roll`() {
        start(2)
        bench.patch("deployments", "web", ["spec": ["paused": true]])
        setImage("app:2")
        #expect(set("app:2") == nil)
        let paused = KubeObject(bench.object("deployments", "web"))
        let progress = paused["status", "conditions"]?.array?.first { $0["type"] == "Progressing" }
        #expect(progress?["status"] == "Unknown")
        #expect(progress?["reason"] == "DeploymentPaused")
        #expect(progress?["message"] == "Deployment is paused")

        bench.patch("deployments", "web", ["spec": ["replicas": 3]])
        #expect(size("app:1") == 3)

        bench.patch("deployments", "web", ["spec": ["paused": nil]])
        bench.makeAllReady()
        #expect(size("app:2") == 3)
        #expect(size("app:1") == 0)
    }

    @Test func `scaling in the middle of a rollout is shared in proportion`() {
        start(10, ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": 3, "maxUnavailable": 2]])
        setImage("app:2")
        #expect(size("app:1") == 8)
        #expect(size("app:2") == 5)

        bench.patch("deployments", "web", ["spec": ["replicas": 15]])
        #expect(size("app:1") == 11)
        #expect(size("app:2") == 7)
    }

    @Test func `a replica set scaled by hand comes back to its deployment`() throws {
        start(2)
        let name = try #require(set("app:1")?.name)
        bench.patch("replicasets", name, ["spec": ["replicas": 4]])
        #expect(size("app:1") == 2)
        #expect(bench.pods.count == 2)
    }

    @Test func `a new version that never gets ready takes no more than the margin`() {
        start(4)
        setImage("app:bad")
        bench.cluster.advance(by: .seconds(700))
        #expect(bench.pods.count { bench.isReady($0) } == 3)
        #expect(size("app:bad") == 2)

        setImage("app:1")
        bench.makeAllReady()
        #expect(size("app:1") == 4)
        #expect(size("app:bad") == 0)
    }
}
