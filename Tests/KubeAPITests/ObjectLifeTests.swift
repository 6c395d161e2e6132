import CloudWire
import KubeObjects
import TestSupport
import Testing

struct ObjectLifeTests {
    private let cluster: TestCluster
    private let maps = "/api/v1/namespaces/default/configmaps"

    init() throws { cluster = try TestCluster() }

    private func map(_ name: String, _ data: JSON = ["a": "1"]) -> JSON {
        ["kind": "ConfigMap", "apiVersion": "v1", "metadata": ["name": .string(name)], "data": data]
    }

    @Test func `an object is created, read, replaced and deleted`() {
        let made = cluster.ask("POST", maps, map("first"))
        #expect(made.status == 201)
        #expect(made.json[path: "metadata", "uid"]?.string?.count == 36)
        #expect(made.json[path: "metadata", "creationTimestamp"] == "2026-01-01T00:00:00Z")

        #expect(cluster.ask("GET", "\(maps)/first").json.isSame(as: made.json))

        var changed = made.json
        changed[path: "data", "a"] = "2"
        let replaced = cluster.ask("PUT", "\(maps)/first", changed)
        #expect(replaced.status == 200)
        #expect(replaced.json[path: "data", "a"] == "2")
        #expect(replaced.json[path: "metadata", "resourceVersion"] != made.json[path: "metadata", "resourceVersion"])

        #expect(cluster.ask("DELETE", "\(maps)/first").json["status"] == "Success")
        #expect(cluster.ask("GET", "\(maps)/first").json["reason"] == "NotFound")
    }

    @Test func `a write with an old resourceVersion is lost`() {
        let made = cluster.ask("POST", maps, map("first")).json
        #expect(cluster.ask("PUT", "\(maps)/first", map("first", ["a": "2"])).status == 200)

        let late = cluster.ask("PUT", "\(maps)/first", made)
        #expect(late.status == 409)
        #expect(late.json["reason"] == "Conflict")
        #expect(cluster.ask("GET", "\(maps)/first").json[path: "data", "a"] == "2")
    }

    @Test func `a write that changes nothing keeps the resourceVersion`() {
        let made = cluster.ask("POST", maps, map("first")).json
        #expect(cluster.ask("PUT", "\(maps)/first", made).json.isSame(as: made))
    }

    @Test func `a dry run answers and keeps nothing`() {
        #expect(cluster.ask("POST", "\(maps)?dryRun=All", map("first")).status == 201)
        #expect(cluster.ask("GET", "\(maps)/first").status == 404)
    }

    @Test func `lists come in pages`() {
        for name in ["a", "b", "c"] { cluster.ask("POST", maps, map(name)) }

        let first = cluster.ask("GET", "\(maps)?limit=2").json
        #expect(first["items"]?.array?.count == 2)
        #expect(first[path: "metadata", "remainingItemCount"] == 1)
        let token = first[path: "metadata", "continue"]?.string ?? ""
        let second = cluster.ask("GET", "\(maps)?limit=2&continue=\(token)").json
        #expect(second["items"]?[0]?[path: "metadata", "name"] == "c")
        #expect(second[path: "metadata", "continue"] == nil)
    }

    @Test func `a list shows objects whatever the order of their members was`() {
        cluster.ask(
            "POST",
            maps,
            ["data": ["a": "1"], "metadata": ["name": "first"], "apiVersion": "v1", "kind": "ConfigMap"]
        )

        let item = cluster.ask("GET", maps).json["items"]?[0]
        #expect(item?[path: "metadata", "name"] == "first")
        #expect(item?["kind"] == nil)
        #expect(item?[path: "data", "a"] == "1")
    }

    @Test func `nothing is made in a namespace that is not there`() {
        let answer = cluster.ask("POST", "/api/v1/namespaces/nowhere/configmaps", map("first"))
        #expect(answer.status == 404)
        #expect(answer.json["message"] == #"namespaces "nowhere" not found"#)
    }
}
