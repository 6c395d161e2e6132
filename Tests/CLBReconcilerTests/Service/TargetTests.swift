import CLBReconciler
import CloudAPI
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// What is bound behind the listeners of a Service (reference 4).
struct TargetTests {
    private static let prefix = "service.cloud.tencent.com/"

    private static func world(
        _ replicas: Int64 = 1,
        pods annotations: [String: String] = [:],
        readinessGate: Bool = false,
        _ service: [String: String] = [:]
    ) async throws -> ReconciledCluster {
        let world = try ReconciledCluster()
        var deployment = JSON.deployment("web", replicas: replicas)
        deployment[path: "spec", "template", "metadata", "annotations"] = .texts(annotations)
        if readinessGate {
            deployment[path: "spec", "template", "spec", "readinessGates"] = [
                ["conditionType": "cloud.tencent.com/load-balancer-backendgroup-ready"]
            ]
        }
        try world.apply(deployment)
        try await world.make(.service("web", type: "LoadBalancer", annotations: service))
        return world
    }

    private func targets(_ world: ReconciledCluster) throws -> [String] {
        try world.targets(of: world.loadBalancerId(of: "web"))
    }

    @Test func `every ready pod is bound with its address and target port, and nothing else`() async throws {
        let world = try await Self.world(3)
        let ready = world.endpoints("web").ready
        #expect(ready.count == 3)
        #expect(try targets(world) == ready.map { "TCP:80 \($0):8080 10" })
    }

    @Test func `pods follow the number of replicas`() async throws {
        let world = try await Self.world(1)
        let path = "/apis/apps/v1/namespaces/default/deployments/web"
        for replicas in [4, 2] as [Int64] {
            let patch: JSON = ["spec": ["replicas": .int(replicas)]]
            world.cluster.ask("PATCH", path, patch, type: "application/merge-patch+json")
            await world.advance(by: .seconds(60))
            #expect(try targets(world) == world.endpoints("web").ready.map { "TCP:80 \($0):8080 10" })
            #expect(try targets(world).count == Int(replicas))
        }
    }

    @Test func `a pod that is not ready is not bound`() async throws {
        let world = try await Self.world(pods: ["clbsim.io/behaviour": "never-ready"])
        #expect(world.endpoints("web").notReady.count == 1)
        #expect(try targets(world) == [])
    }

    @Test func `with tkex one that is not ready is bound with weight 0`() async throws {
        let world = try await Self.world(
            pods: ["clbsim.io/behaviour": "never-ready"],
            [Self.prefix + "enable-grace-shutdown-tkex": "true"]
        )
        let address = try #require(world.endpoints("web").notReady.first)
        #expect(try targets(world) == ["TCP:80 \(address):8080 0"])
    }

    @Test func `a pod that ends has weight 0 until it is gone`() async throws {
        let world = try await Self.world(pods: ["clbsim.io/stop-delay": "20s"])
        let address = try #require(world.endpoints("web").ready.first)
        let pod = world.cluster.ask("GET", "/api/v1/namespaces/default/pods").json["items"]?[0]
        let name = pod?[path: "metadata", "name"]?.string ?? ""
        world.cluster.ask("DELETE", "/api/v1/namespaces/default/pods/\(name)")
        await world.advance(by: .seconds(10))
        #expect(try targets(world).contains("TCP:80 \(address):8080 0"))
        await world.advance(by: .seconds(60))
        #expect(try targets(world).contains { $0.contains("\(address):8080 0") } == false)
        #expect(try targets(world) == world.endpoints("web").ready.map { "TCP:80 \($0):8080 10" })
    }

    @Test(arguments: [true, false])
    func `with enable-grace-deletion a target gets weight 0 before it is taken off`(isGraceful: Bool) async throws {
        let world = try await Self.world(1, [Self.prefix + "enable-grace-deletion": isGraceful ? "true" : "false"])
        #expect(try targets(world).count == 1)
        try await world.change("web", ["spec": ["selector": ["app": "other"]]])
        #expect(try targets(world) == [])
        let calls = await world.explanation("web").calls.map(\.action).drop { $0 != "BatchRegisterTargets" }
        let removal = ["BatchDeregisterTargets"]
        #expect(calls.dropFirst() == (isGraceful ? ["BatchModifyTargetWeight"] + removal : removal)[...])
        #expect(world.warnings(about: "web") == [])
    }

    @Test func `with publishNotReadyAddresses a pod is bound though it is not ready`() async throws {
        let world = try await Self.world(pods: ["clbsim.io/behaviour": "never-ready"])
        try await world.change("web", ["spec": ["publishNotReadyAddresses": true]])
        let address = try #require(world.endpoints("web").ready.first)
        #expect(try targets(world) == ["TCP:80 \(address):8080 10"])
    }

    @Test func `a named target port is the pod's port of that name`() async throws {
        let world = try ReconciledCluster()
        var deployment = JSON.deployment("web", replicas: 1)
        deployment[path: "spec", "template", "spec", "containers"] = [
            ["name": "main", "image": "nginx", "ports": [["name": "www", "containerPort": 9999]]]
        ]
        try world.apply(deployment)
        let ports: JSON = ["ports": [["port": 80, "targetPort": "www"]]]
        try await world.make(.service("web", type: "LoadBalancer").with(spec: ports))
        let address = try #require(world.endpoints("web").ready.first)
        #expect(try targets(world) == ["TCP:80 \(address):9999 10"])
    }

    @Test func `a selector that matches nothing leaves a load balancer without targets, and success`() async throws {
        let world = try ReconciledCluster()
        try await world.make(.service("web", type: "LoadBalancer"))
        #expect(try targets(world) == [])
        #expect(world.events(about: "web") == ["Normal EnsureServiceSuccess Service Sync Success. RetrunCode: S2000"])
    }

    @Test(arguments: [true, false])
    func `a Service without a selector binds what its Endpoints name, where the policy says so`(
        isBound: Bool
    ) async throws {
        var policy = ReconcilerPolicy()
        policy.bindsSelectorless = isBound
        let world = try ReconciledCluster(policy: policy)
        let endpoints: JSON = [
            "apiVersion": "v1", "kind": "Endpoints", "metadata": ["name": "web"],
            "subsets": [["addresses": [["ip": "10.0.1.200"]], "ports": [["port": 7070]]]],
        ]
        try world.apply(endpoints)
        try await world.make(.service("web", type: "LoadBalancer").with(spec: ["selector": .null]))
        #expect(try targets(world) == (isBound ? ["TCP:80 10.0.1.200:7070 10"] : []))
    }

    @Test func `lb-rs-weight weighs the pods of a StatefulSet one by one`() async throws {
        let world = try ReconciledCluster()
        var set = JSON.deployment("web", replicas: 2)
        set[path: "kind"] = "StatefulSet"
        set[path: "spec", "serviceName"] = "web"
        try world.apply(set)
        let weights = """
            {"defaultWeight":7,"groups":[{"key":{"proto":"TCP","port":80},"statefulSets":[{"name":"web","weights":\
            [{"weight":0,"podIndexes":[1]}]}]}]}
            """
        let annotations = [Self.prefix + "lb-rs-weight": weights]
        try await world.make(.service("web", type: "LoadBalancer", annotations: annotations))
        #expect(try targets(world).map { $0.split(separator: " ").last ?? "" } == ["7", "0"])
        try await world.annotate("web", [Self.prefix + "lb-rs-weight": nil])
        #expect(try targets(world).map { $0.split(separator: " ").last ?? "" } == ["10", "10"])
    }

    @Test(arguments: ["no JSON", "[]", #"{"defaultWeight":101}"#])
    func `weights that cannot be understood are E4005`(text: String) async throws {
        let world = try await Self.world(1, [Self.prefix + "lb-rs-weight": text])
        #expect(world.warnings(about: "web") == ["E4005"])
        #expect(try world.loadBalancers().isEmpty)
    }

    @Test func `a readiness gate opens when the load balancer finds the pod healthy`() async throws {
        let world = try await Self.world(readinessGate: true)
        await world.advance(by: .seconds(60))
        #expect(world.endpoints("web").ready.count == 1)
        let pod = world.cluster.ask("GET", "/api/v1/namespaces/default/pods").json["items"]?[0]
        let gate = pod?[path: "status", "conditions"]?.array?.first {
            $0["type"] == "cloud.tencent.com/load-balancer-backendgroup-ready"
        }
        #expect(gate?["status"] == "True")
        #expect(gate?["reason"] == "LoadBalancerNetworkGroupReady")
    }

    @Test func `a readiness gate stays shut while the probes fail`() async throws {
        let world = try await Self.world(0, readinessGate: true)
        let address = try #require(try world.addressOfNextPod())
        try world.tellHealth("dead", of: address, port: 8080)
        let path = "/apis/apps/v1/namespaces/default/deployments/web"
        world.cluster.ask("PATCH", path, ["spec": ["replicas": 1]], type: "application/merge-patch+json")
        await world.advance(by: .seconds(60))
        #expect(world.endpoints("web").notReady == [address])
        #expect(try targets(world) == ["TCP:80 \(address):8080 10"])
        let revision = world.service("web")[path: "metadata", "resourceVersion"]
        await world.advance(by: .seconds(60))
        #expect(world.service("web")[path: "metadata", "resourceVersion"] == revision)
        try world.tellHealth("alive", of: address, port: 8080)
        await world.advance(by: .seconds(60))
        #expect(world.endpoints("web").ready == [address])
    }

    @Test func `two ports with one target port are E4036`() async throws {
        let world = try ReconciledCluster()
        try world.apply(.deployment("web", replicas: 1))
        let ports: JSON = [
            ["name": "a", "port": 80, "targetPort": 8080], ["name": "b", "port": 81, "targetPort": 8080],
        ]
        try await world.make(.service("web", type: "LoadBalancer").with(spec: ["ports": ports]))
        #expect(world.warnings(about: "web").contains("E4036"))
    }
}

extension ReconciledCluster {
    /// The address that the next pod will get: pods take the lowest free one.
    func addressOfNextPod() throws -> String? {
        try apply([
            "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "scout"],
            "spec": ["containers": [["name": "main", "image": "nginx"]]],
        ])
        cluster.advance(by: .seconds(5))
        let pod = cluster.ask("GET", "/api/v1/namespaces/default/pods/scout").json
        cluster.ask("DELETE", "/api/v1/namespaces/default/pods/scout")
        cluster.advance(by: .seconds(60))
        return pod[path: "status", "podIP"]?.string
    }

    /// Tells the cloud how the probes of a server fare.
    func tellHealth(_ health: String, of address: String, port: Int64) throws {
        let body: JSON = [
            "targets": [["address": .string(address), "port": .int(port), "health": .string(health)]]
        ]
        let panel = ControlPanel(cluster.cloud.gateway)
        _ = try panel.answer(method: "PUT", path: "/_clbsim/network", body: Array(body.text.utf8))
    }
}
