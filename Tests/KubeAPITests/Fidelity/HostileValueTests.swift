import CloudWire
import KubeAPI
import KubeControllers
import KubeObjects
import TestSupport
import Testing

/// Values that no honest client sends, each of which once ended or blocked a server.
struct HostileValueTests {
    private let cluster: TestCluster
    private let largest = "9223372036854775807"

    init() throws { cluster = try TestCluster(controllers: BuiltInControllers.all) }

    @Test func `a page may be asked for that is larger than any list`() {
        let list = cluster.ask("GET", "/api/v1/namespaces?limit=\(largest)")
        #expect(list.status == 200)
        #expect(list.json["items"]?.array?.count == 4)
        #expect(cluster.ask("GET", "/api/v1/namespaces?limit=-\(largest)").status == 200)
    }

    @Test func `a forged continue token is refused`() {
        // {"v":"meta.k8s.io/v1","rv":1,"namespace":"","name":"a","count":9223372036854775807}
        let token =
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwibmFtZXNwYWNlIjoiIiwibmFtZSI6ImEiLCJjb3VudCI6OTIyMzM3MjAzNjg1NDc3NTgwN30="
        #expect(cluster.ask("GET", "/api/v1/namespaces?limit=1&continue=\(token)").status == 400)
    }

    @Test func `a margin beyond measure is as much as there can be`() {
        cluster.ask(
            "POST",
            "/apis/apps/v1/namespaces/default/deployments",
            [
                "kind": "Deployment", "apiVersion": "apps/v1", "metadata": ["name": "web"],
                "spec": [
                    "replicas": 2, "selector": ["matchLabels": ["app": "web"]],
                    "strategy": ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": .string("\(largest)%")]],
                    "template": [
                        "metadata": ["labels": ["app": "web"]],
                        "spec": ["containers": [["name": "web", "image": "nginx"]]],
                    ],
                ],
            ]
        )
        cluster.advance(by: .seconds(10))
        let deployment = cluster.ask("GET", "/apis/apps/v1/namespaces/default/deployments/web").json
        #expect(deployment[path: "status", "readyReplicas"] == 2)
    }

    @Test func `a grace of ages ends with the last year`() throws {
        let pods = "/api/v1/namespaces/default/pods"
        cluster.ask(
            "POST",
            pods,
            [
                "kind": "Pod", "apiVersion": "v1", "metadata": ["name": "a"],
                "spec": ["containers": [["name": "web", "image": "nginx"]]],
            ]
        )
        cluster.advance(by: .seconds(5))
        let largest = try #require(Int64(largest))
        let answer = cluster.ask("DELETE", "\(pods)/a", ["gracePeriodSeconds": .int(largest)])
        #expect(answer.status == 200)
        #expect(answer.json[path: "metadata", "deletionTimestamp"]?.string?.hasPrefix("21") == true)
        cluster.advance(by: .seconds(60))
        #expect(cluster.ask("GET", "\(pods)/a").status == 404)
    }

    @Test func `aliases of aliases are refused before they grow`() {
        var yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nx0: &x0 [a,a,a,a,a,a,a,a,a,a]\n"
        for level in 1...9 {
            let alias = Array(repeating: "*x\(level - 1)", count: 10).joined(separator: ",")
            yaml += "x\(level): &x\(level) [\(alias)]\n"
        }
        let answer = cluster.send(
            "PATCH",
            "/api/v1/namespaces/default/configmaps/a?fieldManager=me",
            Array(yaml.utf8),
            type: "application/apply-patch+yaml"
        )
        guard case .whole(let refusal) = answer else {
            Issue.record("a patch is answered by a stream")
            return
        }
        #expect(refusal.status == 400)
        #expect(String(decoding: refusal.body, as: UTF8.self).contains("excessive aliasing"))
    }

    @Test func `namespaces are deleted one by one`() {
        #expect(cluster.ask("DELETE", "/api/v1/namespaces").status == 405)
        #expect(cluster.ask("GET", "/api/v1/namespaces/kube-system").json[path: "status", "phase"] == "Active")
    }
}
