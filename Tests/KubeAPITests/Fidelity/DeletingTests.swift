import CloudWire
import KubeObjects
import TestSupport
import Testing

struct DeletingTests {
    private let cluster: TestCluster

    init() throws { cluster = try TestCluster() }

    @Test func `a deletion answers with a status that names what is gone`() {
        let made = cluster.ask("POST", Manifest.deployments, Manifest.deployment("web")).json
        let answer = cluster.ask("DELETE", "\(Manifest.deployments)/web")
        #expect(answer.status == 200)
        #expect(answer.json["status"] == "Success")
        #expect(
            answer.json["details"] == [
                "name": "web", "group": "apps", "kind": "deployments", "uid": made[path: "metadata", "uid"] ?? "",
            ]
        )
    }

    @Test(arguments: [Manifest.services, Manifest.pods])
    func `a deletion of some kinds answers with the object`(path: String) {
        cluster.ask("POST", path, path == Manifest.pods ? Manifest.pod("a") : Manifest.service("a"))
        #expect(cluster.ask("DELETE", "\(path)/a").json[path: "metadata", "name"] == "a")
        #expect(cluster.ask("GET", "\(path)/a").status == 404)
    }

    @Test func `a pod on a node is given time`() {
        cluster.ask("POST", Manifest.pods, Manifest.pod("web", node: "node"))
        let deleted = cluster.ask("DELETE", "\(Manifest.pods)/web").json
        #expect(deleted[path: "metadata", "deletionGracePeriodSeconds"] == 30)
        #expect(deleted[path: "metadata", "deletionTimestamp"] == "2026-01-01T00:00:30Z")
        #expect(cluster.ask("GET", "\(Manifest.pods)/web").status == 200)
        cluster.ask("DELETE", "\(Manifest.pods)/web?gracePeriodSeconds=0")
        #expect(cluster.ask("GET", "\(Manifest.pods)/web").status == 404)
    }

    @Test func `a negative time is one second`() {
        cluster.ask("POST", Manifest.pods, Manifest.pod("web", node: "node"))
        let deleted = cluster.ask("DELETE", "\(Manifest.pods)/web", ["gracePeriodSeconds": -5]).json
        #expect(deleted[path: "metadata", "deletionGracePeriodSeconds"] == 1)
    }

    @Test func `a second deletion does not give more time`() {
        cluster.ask("POST", Manifest.pods, Manifest.pod("web", node: "node"))
        cluster.ask("DELETE", "\(Manifest.pods)/web?gracePeriodSeconds=10")
        let again = cluster.ask("DELETE", "\(Manifest.pods)/web?gracePeriodSeconds=60").json
        #expect(again[path: "metadata", "deletionGracePeriodSeconds"] == 10)
    }

    @Test func `a deletion of another than the meant one is a conflict`() {
        let made = cluster.ask("POST", Manifest.maps, Manifest.map("a")).json
        let uid = made[path: "metadata", "uid"]?.string ?? ""
        let answer = cluster.ask("DELETE", "\(Manifest.maps)/a", ["preconditions": ["uid": "other"]])
        #expect(answer.status == 409)
        #expect(
            answer.json.message
                == #"Operation cannot be fulfilled on ConfigMap "a": the UID in the precondition (other) does not "#
                + "match the UID in record (\(uid)). The object might have been deleted and then recreated"
        )
    }

    @Test func `a deletion in the background takes one in the foreground back`() {
        cluster.ask("POST", Manifest.deployments, Manifest.deployment("web"))
        let path = "\(Manifest.deployments)/web"
        cluster.ask("DELETE", path, ["propagationPolicy": "Foreground"])
        cluster.ask("DELETE", path)
        #expect(cluster.ask("GET", path).json[path: "metadata", "finalizers"] == ["foregroundDeletion"])
        cluster.ask("DELETE", path, ["propagationPolicy": "Background"])
        #expect(cluster.ask("GET", path).status == 404)
    }

    @Test func `the last word about dependents counts`() {
        var web = Manifest.deployment("web")
        web[path: "metadata", "finalizers"] = ["example.com/hold"]
        cluster.ask("POST", Manifest.deployments, web)
        let path = "\(Manifest.deployments)/web"
        for (policy, finalizers) in [
            ("Foreground", ["example.com/hold", "foregroundDeletion"] as JSON),
            ("Orphan", ["example.com/hold", "orphan"]), ("Background", ["example.com/hold"]),
        ] {
            cluster.ask("DELETE", path, ["propagationPolicy": .string(policy)])
            #expect(cluster.ask("GET", path).json[path: "metadata", "finalizers"] == finalizers)
        }
    }

    @Test func `an unknown propagation policy is refused`() {
        cluster.ask("POST", Manifest.maps, Manifest.map("a"))
        let answer = cluster.ask("DELETE", "\(Manifest.maps)/a?propagationPolicy=Sideways")
        #expect(answer.status == 422)
        #expect(
            answer.json.message
                == #"DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: "Sideways": "#
                + #"supported values: "Foreground", "Background", "Orphan", "nil""#
        )
    }

    @Test func `a collection is deleted as far as it is selected`() {
        cluster.ask("POST", Manifest.maps, Manifest.map("a", labels: ["tier": "web"]))
        cluster.ask("POST", Manifest.maps, Manifest.map("b"))
        #expect(cluster.ask("DELETE", "\(Manifest.maps)?labelSelector=tier=web").json.itemNames == ["a"])
        #expect(cluster.ask("GET", Manifest.maps).json.itemNames == ["b"])
    }

    @Test(arguments: ["default", "kube-system", "kube-public"])
    func `a cluster's own namespaces stay`(name: String) {
        let answer = cluster.ask("DELETE", "/api/v1/namespaces/\(name)")
        #expect(answer.status == 403)
        #expect(answer.json.message == #"namespaces "\#(name)" is forbidden: this namespace may not be deleted"#)
    }
}
