import CloudWire
import KubeObjects
import TestSupport
import Testing

struct PatchingTests {
    private let cluster: TestCluster
    private let map = Manifest.maps + "/a"

    init() throws {
        cluster = try TestCluster()
        cluster.ask(
            "POST",
            Manifest.maps,
            ["kind": "ConfigMap", "apiVersion": "v1", "metadata": ["name": "a"]]
        )
    }

    @Test func `a merge patch makes a map that was not there`() {
        let answer = cluster.ask("PATCH", map, ["metadata": ["annotations": ["k": "v"]]], type: Manifest.merge)
        #expect(answer.json[path: "metadata", "annotations"] == ["k": "v"])
    }

    @Test func `a JSON patch makes no map that was not there`() {
        let patch: JSON = [["op": "add", "path": "/metadata/annotations/k", "value": "v"]]
        let answer = cluster.ask("PATCH", map, patch, type: Manifest.jsonPatch)
        #expect(answer.status == 422)
        #expect(answer.json.message == "the server rejected our request due to an error in our request")
    }

    @Test func `a failed test of a JSON patch changes nothing`() {
        let patch: JSON = [
            ["op": "add", "path": "/data", "value": ["k": "v"]], ["op": "test", "path": "/data/k", "value": "w"],
        ]
        #expect(cluster.ask("PATCH", map, patch, type: Manifest.jsonPatch).status == 422)
        #expect(cluster.ask("GET", map).json["data"] == nil)
    }

    @Test func `a strategic patch merges containers by name`() {
        cluster.ask("POST", Manifest.deployments, Manifest.deployment("web"))
        let patch: JSON = [
            "spec": ["template": ["spec": ["containers": [["name": "log", "image": "busybox"]]]]]
        ]
        let path = "\(Manifest.deployments)/web"
        let containers = cluster.ask("PATCH", path, patch, type: Manifest.strategic)
            .json[path: "spec", "template", "spec", "containers"]?.array
        #expect(containers?.compactMap { $0["name"]?.string }.sorted() == ["log", "web"])
    }

    @Test func `a merge patch replaces a list`() {
        cluster.ask("POST", Manifest.deployments, Manifest.deployment("web"))
        let patch: JSON = [
            "spec": ["template": ["spec": ["containers": [["name": "log", "image": "busybox"]]]]]
        ]
        let path = "\(Manifest.deployments)/web"
        let containers = cluster.ask("PATCH", path, patch, type: Manifest.merge)
            .json[path: "spec", "template", "spec", "containers"]?.array
        #expect(containers?.compactMap { $0["name"]?.string } == ["log"])
    }

    @Test func `a patch with an old resourceVersion is a conflict`() {
        let old = cluster.ask("GET", map).json[path: "metadata", "resourceVersion"] ?? ""
        cluster.ask("PATCH", map, ["data": ["k": "v"]], type: Manifest.merge)
        let patch: JSON = ["metadata": ["resourceVersion": old], "data": ["k": "w"]]
        #expect(cluster.ask("PATCH", map, patch, type: Manifest.merge).status == 409)
    }

    @Test func `a patch of another object than the meant one is a conflict`() {
        let made = cluster.ask("POST", Manifest.maps, Manifest.map("own")).json
        let uid = made[path: "metadata", "uid"]?.string ?? ""
        let answer = cluster.ask("PATCH", "\(Manifest.maps)/own", ["metadata": ["uid": "other"]], type: Manifest.merge)
        #expect(answer.status == 409)
        #expect(answer.json["reason"] == "Conflict")
        #expect(
            answer.json.message.hasSuffix(
                "Precondition failed: UID in precondition: other, UID in object meta: \(uid)"
            )
        )
    }

    @Test func `a patch does not rename`() {
        let answer = cluster.ask("PATCH", map, ["metadata": ["name": "b"]], type: Manifest.merge)
        #expect(answer.status == 400)
        #expect(answer.json.message == "the name of the object (b) does not match the name on the URL (a)")
    }

    @Test func `a patch of an unknown kind is told which there are`() {
        let answer = cluster.ask("PATCH", map, [:], type: "application/json")
        #expect(answer.status == 415)
        #expect(
            answer.json.message
                == "the body of the request was in an unknown format - accepted media types include: "
                + "application/json-patch+json, application/merge-patch+json, "
                + "application/strategic-merge-patch+json, application/apply-patch+yaml"
        )
    }

    @Test func `custom resources take no strategic patch`() {
        let path = "/apis/cloud.tencent.com/v1alpha1/namespaces/default/tkeserviceconfigs/a"
        let answer = cluster.ask("PATCH", path, [:], type: Manifest.strategic)
        #expect(answer.status == 415)
        #expect(!answer.json.message.contains("strategic"))
    }

    @Test func `a patch after which the object cannot be read is invalid`() {
        let answer = cluster.ask("PATCH", map, ["data": "text"], type: Manifest.merge)
        #expect(answer.status == 422)
        #expect(answer.json.message.hasPrefix(#" "" is invalid: patch: Invalid value: "{"#))
    }

    @Test func `force is for apply alone`() {
        let answer = cluster.ask("PATCH", "\(map)?force=true", [:], type: Manifest.merge)
        #expect(answer.status == 422)
        #expect(
            answer.json.message
                == #"PatchOptions.meta.k8s.io "" is invalid: force: Forbidden: may not be specified for "#
                + "non-apply patch"
        )
    }

    @Test func `a patch of what is not there is not found`() {
        #expect(cluster.ask("PATCH", "\(Manifest.maps)/b", [:], type: Manifest.merge).status == 404)
    }
}
