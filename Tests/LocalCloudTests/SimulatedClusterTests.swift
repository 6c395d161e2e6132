import CLBReconciler
import CloudWire
import LocalCloud
import Testing

/// The clusters of a cloud in a test's process.
struct SimulatedClusterTests {
    @Test func `a cluster is one that the cloud knows, in subnets of its own`() throws {
        let cloud = try SimulatedCloud()
        let cluster = try cloud.cluster(version: "1.30.0", name: "mine")
        let known = try cloud.call("DescribeEKSClusters", of: "tke", ["ClusterIds": [.string(cluster.id)]])
        let first = known["Clusters"]?[0]
        #expect(first?["ClusterName"] == "mine")
        #expect(first?["K8SVersion"] == "1.30.0-eks.1")
        #expect(first?["VpcId"]?.string == cluster.vpcId)
        #expect(first?["SubnetIds"]?[0]?.string == cluster.podSubnetId)
        #expect(first?["ServiceSubnetId"]?.string == cluster.serviceSubnetId)
    }

    @Test func `two clusters of a cloud know nothing of each other`() throws {
        let cloud = try SimulatedCloud()
        let (one, other) = (try cloud.cluster(), try cloud.cluster(name: "other"))
        try one.apply(["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "mine"]])
        #expect(try one.get("configmap/mine") != nil)
        #expect(try other.get("configmap/mine") == nil)
    }

    @Test func `several documents, lists and empty ones are applied, and applied again`() throws {
        let cluster = try SimulatedCloud().cluster()
        let yaml = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            # nothing
            ---
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, data: {x: "1"}}
            - {apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {x: "1"}}
            """
        #expect(try cluster.apply(yaml: yaml, namespace: "shop").count == 3)
        try cluster.apply(yaml: yaml.replacing("\"1\"", with: "\"2\""), namespace: "shop")
        let maps = try cluster.list("cm", namespace: "shop").filter { $0["data"]?["x"] != nil }
        #expect(maps.compactMap { $0["metadata"]?["name"]?.string } == ["a", "b"])
        #expect(maps.allSatisfy { $0["data"]?["x"] == "2" })
    }

    @Test(arguments: ["svc/kubernetes", "service/kubernetes", "Service/kubernetes", "services/kubernetes"])
    func `a kind may be written in any way that kubectl takes`(object: String) throws {
        #expect(try SimulatedCloud().cluster().get(object)?["kind"] == "Service")
    }

    @Test func `what the server does not take is told as the server tells it`() throws {
        let cluster = try SimulatedCloud().cluster()
        #expect(throws: KubernetesFailure.self) { try cluster.apply(yaml: "{") }
        #expect(throws: KubernetesFailure.self) { try cluster.apply(yaml: "just text") }
        #expect(throws: KubernetesFailure.self) { try cluster.get("wonder/web") }
        let failure = #expect(throws: KubernetesFailure.self) { try cluster.delete("service/none") }
        #expect(
            failure == .refused(code: 404, reason: "NotFound", message: "services \"none\" not found")
        )
        let nameless: JSON = ["apiVersion": "v1", "kind": "ConfigMap"]
        #expect(
            throws: KubernetesFailure.refused(
                code: 400,
                reason: "BadRequest",
                message: "a manifest of kind \"ConfigMap\" has no name"
            )
        ) { try cluster.apply(nameless) }
    }

    @Test func `a patch changes what it names, and controllers follow`() async throws {
        let cluster = try SimulatedCloud().cluster()
        try cluster.apply(yaml: Self.deployment)
        try await cluster.settle()
        #expect(try cluster.list("pods").count == 1)
        try cluster.patch("deployment/web", ["spec": ["replicas": 3]])
        try await cluster.settle()
        #expect(try cluster.get("deployment/web")?["status"]?["readyReplicas"] == 3)
    }

    @Test func `events are those of one object, the oldest first`() async throws {
        let cluster = try SimulatedCloud().cluster()
        try cluster.apply(yaml: Self.deployment)
        try await cluster.settle()
        let pod = try #require(try cluster.list("pods").first?["metadata"]?["name"]?.string)
        let events = try cluster.events(about: "pod/\(pod)")
        #expect(events.first?.reason == "Scheduled")
        #expect(events.last?.reason == "Started")
        #expect(events.allSatisfy { !$0.isWarning && $0.count == 1 })
        #expect(try cluster.events(about: "service/\(pod)") == [])
    }

    private static let deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: main, image: nginx}]}
        """
}
