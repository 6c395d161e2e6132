import CloudWire
import KubeObjects
import TestSupport
import Testing

/// StatefulSets, as the documentation of Kubernetes describes them.
struct StatefulSetTests {
    private let bench: WorkloadBench

    init() throws { bench = try WorkloadBench() }

    private func create(_ replicas: Int64, spec: [String: JSON] = [:]) {
        var spec = spec
        spec["serviceName"] = "db"
        bench.create("statefulsets", WorkloadBench.workload("StatefulSet", "db", replicas: replicas, spec: spec))
    }

    private func setImage(_ image: String) { bench.patch("statefulsets", "db", WorkloadBench.image(image, of: "db")) }

    private var names: [String] { bench.pods.map { KubeObject($0).name } }
    private var status: JSON { bench.object("statefulsets", "db")["status"] ?? [:] }

    private func image(_ name: String) -> String? {
        bench.object("pods", name)[path: "spec", "containers"]?[0]?["image"]?.string
    }

    @Test func `pods come one after the other, each once the one before is ready`() {
        create(3)
        #expect(names == ["db-0"])
        bench.setReady(bench.object("pods", "db-0"))
        #expect(names == ["db-0", "db-1"])
        bench.makeAllReady()
        #expect(names == ["db-0", "db-1", "db-2"])
        #expect(
            bench.happenings("StatefulSet")
                == (0..<3).map { "SuccessfulCreate create Pod db-\($0) in StatefulSet db successful" }
        )
    }

    @Test func `a pod is named by its number and its revision`() throws {
        create(1)
        let pod = KubeObject(bench.object("pods", "db-0"))
        let revision = try #require(bench.list("controllerrevisions").first.map(KubeObject.init))
        #expect(
            pod.labels == [
                "app": "db", "statefulset.kubernetes.io/pod-name": "db-0", "apps.kubernetes.io/pod-index": "0",
                "controller-revision-hash": revision.name,
            ]
        )
        #expect(pod["spec", "hostname"] == "db-0")
        #expect(pod["spec", "subdomain"] == "db")
        #expect(revision["revision"] == 1)
        #expect(revision["data", "spec", "template", "$patch"] == "replace")
        #expect(revision.labels["controller.kubernetes.io/hash"].map { "db-\($0)" } == revision.name)
    }

    @Test func `the status counts pods and tells both revisions`() throws {
        create(2)
        bench.makeAllReady()
        let revision: JSON = .string(KubeObject(try #require(bench.list("controllerrevisions").first)).name)
        #expect(
            status.isSame(as: [
                "observedGeneration": 1, "replicas": 2, "readyReplicas": 2, "currentReplicas": 2,
                "updatedReplicas": 2, "currentRevision": revision, "updateRevision": revision, "collisionCount": 0,
                "availableReplicas": 2,
            ])
        )
    }

    @Test func `parallel management makes and deletes all at once`() {
        create(3, spec: ["podManagementPolicy": "Parallel", "ordinals": ["start": 5]])
        #expect(names == ["db-5", "db-6", "db-7"])
        bench.patch("statefulsets", "db", ["spec": ["replicas": 1]])
        #expect(names == ["db-5"])
    }

    @Test func `scaling down takes the highest number first`() {
        create(3)
        bench.makeAllReady()
        bench.patch("statefulsets", "db", ["spec": ["replicas": 1]])
        #expect(names == ["db-0"])
        #expect(
            bench.happenings("StatefulSet").suffix(2)
                == [2, 1].map { "SuccessfulDelete delete Pod db-\($0) in StatefulSet db successful" }
        )
    }

    @Test func `a scaling down waits while another pod is not well`() {
        create(3)
        bench.makeAllReady()
        bench.setReady(bench.object("pods", "db-0"), false)
        bench.patch("statefulsets", "db", ["spec": ["replicas": 1]])
        #expect(names == ["db-0", "db-1", "db-2"])
        bench.setReady(bench.object("pods", "db-0"))
        #expect(names == ["db-0"])
    }

    @Test func `a rolling update goes from the highest number down`() {
        create(3)
        bench.makeAllReady()
        let before = status["currentRevision"]
        setImage("app:2")
        #expect((0..<3).map { image("db-\($0)") } == ["app:1", "app:1", "app:2"])
        #expect(status["currentRevision"] == before)
        #expect(status["updateRevision"] != before)
        #expect(status["updatedReplicas"] == 1)

        bench.setReady(bench.object("pods", "db-2"))
        #expect((0..<3).map { image("db-\($0)") } == ["app:1", "app:2", "app:2"])
        bench.makeAllReady()
        #expect((0..<3).map { image("db-\($0)") } == ["app:2", "app:2", "app:2"])
        #expect(status["currentRevision"] == status["updateRevision"])
        #expect(status["currentReplicas"] == 3)
    }

    @Test func `a partition keeps the numbers below it at the old revision`() {
        create(3, spec: ["updateStrategy": ["type": "RollingUpdate", "rollingUpdate": ["partition": 2]]])
        bench.makeAllReady()
        setImage("app:2")
        bench.makeAllReady()
        bench.delete("pods", "db-0")
        bench.makeAllReady()
        #expect((0..<3).map { image("db-\($0)") } == ["app:1", "app:1", "app:2"])
        #expect(status["currentReplicas"] == 2)
        #expect(status["updatedReplicas"] == 1)
    }

    @Test func `with OnDelete a pod is updated when somebody deletes it`() {
        create(2, spec: ["updateStrategy": ["type": "OnDelete"]])
        bench.makeAllReady()
        setImage("app:2")
        #expect((0..<2).map { image("db-\($0)") } == ["app:1", "app:1"])
        bench.delete("pods", "db-0")
        bench.makeAllReady()
        #expect((0..<2).map { image("db-\($0)") } == ["app:2", "app:1"])
    }

    @Test func `going back to an old template takes its revision up again`() {
        create(1)
        bench.makeAllReady()
        let first = status["updateRevision"]
        setImage("app:2")
        bench.makeAllReady()
        setImage("app:1")
        bench.makeAllReady()

        #expect(status["updateRevision"] == first)
        let numbers = bench.list("controllerrevisions").map { $0["revision"]?.int ?? 0 }
        #expect(numbers.sorted() == [2, 3])
    }

    @Test func `the history is no longer than its limit`() {
        create(1, spec: ["revisionHistoryLimit": 1])
        bench.makeAllReady()
        for image in ["app:2", "app:3", "app:4"] {
            setImage(image)
            bench.makeAllReady()
        }
        #expect(bench.list("controllerrevisions").map { $0["revision"]?.int ?? 0 }.sorted() == [3, 4])
    }

    @Test func `a pod that failed is made again`() throws {
        create(1)
        var pod = bench.object("pods", "db-0")
        pod[path: "status", "phase"] = "Failed"
        bench.cluster.ask("PUT", "/api/v1/namespaces/default/pods/db-0/status", pod)
        bench.cluster.settle()

        let next = bench.object("pods", "db-0")
        #expect(KubeObject(next).uid != KubeObject(pod).uid)
        #expect(next[path: "status", "phase"] == "Pending")
        #expect(
            bench.happenings("StatefulSet").contains(
                "RecreatingFailedPod StatefulSet default/db is recreating failed Pod db-0"
            )
        )
    }

    @Test func `claims of the pod stand among its volumes`() {
        create(1, spec: ["volumeClaimTemplates": [["metadata": ["name": "data"], "spec": [:]]]])
        let volumes = bench.object("pods", "db-0")[path: "spec", "volumes"]?.array
        #expect(volumes?.first?[path: "persistentVolumeClaim", "claimName"] == "data-db-0")
    }
}
