import CloudWire
import KubeObjects
import TestSupport
import Testing

struct ApplyingTests {
    private let cluster: TestCluster
    private let web = Manifest.deployments + "/web"

    init() throws { cluster = try TestCluster() }

    @discardableResult
    private func apply(_ path: String, _ object: JSON, by manager: String) -> (status: Int, json: JSON) {
        cluster.ask("PATCH", "\(path)?fieldManager=\(manager)", object, type: Manifest.apply)
    }

    @Test func `an apply makes what is not there and changes what is`() {
        #expect(apply(web, Manifest.deployment("web"), by: "me").status == 201)
        let again = apply(web, Manifest.deployment("web", replicas: 2), by: "me")
        #expect(again.status == 200)
        #expect(again.json[path: "spec", "replicas"] == 2)
    }

    @Test func `an apply without a manager is refused`() {
        let answer = cluster.ask("PATCH", web, Manifest.deployment("web"), type: Manifest.apply)
        #expect(answer.status == 422)
        #expect(
            answer.json.message
                == #"PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch"#
        )
    }

    @Test func `an apply of another's field is a conflict, unless forced`() {
        apply(web, Manifest.deployment("web"), by: "first")
        let answer = apply(web, Manifest.deployment("web", replicas: 2), by: "second")
        #expect(answer.status == 409)
        #expect(answer.json.message == #"Apply failed with 1 conflict: conflict with "first": .spec.replicas"#)
        let forced = apply("\(web)", Manifest.deployment("web", replicas: 2), by: "second&force=true")
        #expect(forced.status == 200)
        #expect(forced.json[path: "spec", "replicas"] == 2)
    }

    @Test func `lists of two appliers are both kept`() {
        apply(web, Manifest.deployment("web"), by: "first")
        let more: JSON = [
            "kind": "Deployment", "apiVersion": "apps/v1", "metadata": ["name": "web"],
            "spec": ["template": ["spec": ["containers": [["name": "log", "image": "busybox"]]]]],
        ]
        let applied = apply(web, more, by: "second")
        #expect(applied.status == 200)
        let containers = applied.json[path: "spec", "template", "spec", "containers"]?.array
        #expect(containers?.compactMap { $0["name"]?.string } == ["web", "log"])
    }

    @Test func `what an applier no longer says goes`() {
        let map = "\(Manifest.maps)/a"
        apply(map, Manifest.map("a", ["a": "1", "b": "2"]), by: "me")
        #expect(apply(map, Manifest.map("a", ["a": "1"]), by: "me").json["data"] == ["a": "1"])
    }

    @Test func `what another set stays when the applier no longer says it`() {
        let map = "\(Manifest.maps)/a"
        apply(map, Manifest.map("a", ["a": "1", "b": "2"]), by: "me")
        apply(map, Manifest.map("a", ["b": "2"]), by: "you")
        #expect(apply(map, Manifest.map("a", ["a": "1"]), by: "me").json["data"] == ["a": "1", "b": "2"])
    }

    @Test func `an apply that changes nothing keeps the resourceVersion`() {
        let first = apply(web, Manifest.deployment("web"), by: "me").json
        let second = apply(web, Manifest.deployment("web"), by: "me").json
        #expect(second.isSame(as: first))
    }

    @Test func `a field that the schema does not have cannot be applied`() {
        var web = Manifest.deployment("web")
        web[path: "spec", "colour"] = "red"
        let answer = apply(self.web, web, by: "me")
        #expect(answer.status == 500)
        #expect(answer.json.message.contains(".spec.colour: field not declared in schema"))
    }

    @Test func `an apply with managed fields is refused`() {
        var map = Manifest.map("a")
        map[path: "metadata", "managedFields"] = [["manager": "me"]]
        let answer = apply("\(Manifest.maps)/a", map, by: "me")
        #expect(answer.status == 400)
        #expect(answer.json.message == "metadata.managedFields must be nil")
    }

    @Test func `an update takes the fields it changes`() {
        let map = "\(Manifest.maps)/a"
        apply(map, Manifest.map("a"), by: "me")
        cluster.ask("PATCH", map, ["data": ["a": "2"]], type: Manifest.merge)
        let answer = apply(map, Manifest.map("a"), by: "me")
        #expect(answer.status == 409)
        #expect(answer.json.message.contains(#"conflict with "tests" using v1"#))
    }
}
