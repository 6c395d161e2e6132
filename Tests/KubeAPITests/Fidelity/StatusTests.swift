import CloudWire
import KubeObjects
import TestSupport
import Testing

struct StatusTests {
    private let cluster: TestCluster
    private let web = Manifest.deployments + "/web"

    init() throws {
        cluster = try TestCluster()
        cluster.ask("POST", Manifest.deployments, Manifest.deployment("web"))
    }

    @Test func `a write of the object leaves the status alone`() {
        var changed = Manifest.deployment("web")
        changed[path: "status"] = ["replicas": 7]
        #expect(cluster.ask("PUT", web, changed).json[path: "status", "replicas"] == nil)
    }

    @Test func `a new object has no status of its own`() {
        var made = Manifest.deployment("other")
        made[path: "status"] = ["replicas": 7]
        #expect(cluster.ask("POST", Manifest.deployments, made).json["status"] == [:])
    }

    @Test func `a write of the status leaves the rest alone`() {
        var changed = cluster.ask("GET", web).json
        changed[path: "spec", "replicas"] = 9
        changed[path: "metadata", "labels"] = ["a": "b"]
        changed[path: "status"] = ["replicas": 7, "observedGeneration": 1]
        let answer = cluster.ask("PUT", "\(web)/status", changed).json
        #expect(answer[path: "spec", "replicas"] == 1)
        #expect(answer[path: "metadata", "labels"] == nil)
        #expect(answer[path: "metadata", "generation"] == 1)
        #expect(answer[path: "status", "replicas"] == 7)
    }

    @Test func `a write of a service's status may annotate it`() {
        cluster.ask("POST", Manifest.services, Manifest.service("a"))
        let patch: JSON = ["metadata": ["annotations": ["k": "v"]]]
        let answer = cluster.ask("PATCH", "\(Manifest.services)/a/status", patch, type: Manifest.merge)
        #expect(answer.json[path: "metadata", "annotations", "k"] == "v")
    }

    @Test func `a service of the type ClusterIP may have a load balancer`() {
        cluster.ask("POST", Manifest.services, Manifest.service("a"))
        let patch: JSON = ["status": ["loadBalancer": ["ingress": [["ip": "10.0.2.9"]]]]]
        let answer = cluster.ask("PATCH", "\(Manifest.services)/a/status", patch, type: Manifest.strategic)
        #expect(answer.status == 200)
        #expect(answer.json[path: "status", "loadBalancer", "ingress"]?[0]?["ip"] == "10.0.2.9")
    }

    @Test func `the owner of a status field says so`() {
        let patch: JSON = ["status": ["replicas": 7]]
        let answer = cluster.ask("PATCH", "\(web)/status?fieldManager=me", patch, type: Manifest.merge).json
        let entry = answer[path: "metadata", "managedFields"]?.array?.first { $0["manager"] == "me" }
        #expect(entry?["subresource"] == "status")
        #expect(entry?["operation"] == "Update")
    }

    @Test func `a status with an old resourceVersion is a conflict`() {
        let old = cluster.ask("GET", web).json
        cluster.ask("PATCH", web, ["spec": ["replicas": 3]], type: Manifest.merge)
        #expect(cluster.ask("PUT", "\(web)/status", old).status == 409)
    }

    @Test func `what has no status has no path for it`() {
        cluster.ask("POST", Manifest.maps, Manifest.map("a"))
        #expect(cluster.ask("GET", "\(Manifest.maps)/a/status").status == 404)
    }
}
