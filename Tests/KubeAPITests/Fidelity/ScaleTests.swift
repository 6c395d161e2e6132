import CloudWire
import KubeObjects
import TestSupport
import Testing

struct ScaleTests {
    private let cluster: TestCluster
    private let scale = Manifest.deployments + "/web/scale"

    init() throws {
        cluster = try TestCluster()
        cluster.ask("POST", Manifest.deployments, Manifest.deployment("web", replicas: 2))
    }

    @Test func `a scale says what is wanted and selected`() {
        let answer = cluster.ask("GET", scale).json
        #expect(answer["apiVersion"] == "autoscaling/v1")
        #expect(answer[path: "spec", "replicas"] == 2)
        #expect(answer[path: "status", "selector"] == "app=web")
    }

    @Test func `a change of the scale is a change of the workload`() {
        let answer = cluster.ask("PATCH", scale, ["spec": ["replicas": 5]], type: Manifest.merge)
        #expect(answer.json[path: "spec", "replicas"] == 5)
        let web = cluster.ask("GET", "\(Manifest.deployments)/web").json
        #expect(web[path: "spec", "replicas"] == 5)
        #expect(web[path: "metadata", "generation"] == 2)
    }

    @Test func `a scale takes a JSON patch`() {
        let patch: JSON = [["op": "replace", "path": "/spec/replicas", "value": 4]]
        #expect(cluster.ask("PATCH", scale, patch, type: Manifest.jsonPatch).json[path: "spec", "replicas"] == 4)
    }

    @Test func `a scale with an old resourceVersion is a conflict`() {
        let old = cluster.ask("GET", scale).json
        cluster.ask("PATCH", scale, ["spec": ["replicas": 5]], type: Manifest.merge)
        let answer = cluster.ask("PUT", scale, old)
        #expect(answer.status == 409)
        #expect(answer.json.message.hasPrefix(#"Operation cannot be fulfilled on deployments.apps "web""#))
    }

    @Test func `a scale below zero is refused`() {
        let answer = cluster.ask("PATCH", scale, ["spec": ["replicas": -1]], type: Manifest.merge)
        #expect(answer.status == 422)
        #expect(
            answer.json.message
                == #"Scale.autoscaling "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or "#
                + "equal to 0"
        )
    }
}
