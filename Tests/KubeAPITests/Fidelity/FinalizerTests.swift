import CloudWire
import KubeObjects
import TestSupport
import Testing

struct FinalizerTests {
    private let cluster: TestCluster
    private let map = Manifest.maps + "/a"

    init() throws {
        cluster = try TestCluster()
        var map = Manifest.map("a")
        map[path: "metadata", "finalizers"] = ["example.com/hold"]
        cluster.ask("POST", Manifest.maps, map)
    }

    @Test func `a finalizer holds what is deleted until it goes`() {
        let deleted = cluster.ask("DELETE", map)
        #expect(deleted.status == 200)
        #expect(deleted.json[path: "metadata", "deletionTimestamp"] == "2026-01-01T00:00:00Z")
        #expect(deleted.json[path: "metadata", "deletionGracePeriodSeconds"] == 0)
        let freed = cluster.ask("PATCH", map, ["metadata": ["finalizers": nil]], type: Manifest.merge)
        #expect(freed.status == 200)
        #expect(cluster.ask("GET", map).status == 404)
    }

    @Test func `the watch of a held object sees its change and then its end`() async throws {
        let revision = cluster.ask("GET", map).json[path: "metadata", "resourceVersion"]?.string ?? ""
        var watch = try #require(cluster.watch("\(Manifest.maps)?resourceVersion=\(revision)"))
        cluster.ask("DELETE", map)
        cluster.ask("PATCH", map, ["metadata": ["finalizers": nil]], type: Manifest.merge)
        #expect(await watch.events().map(\.eventText) == ["MODIFIED a", "DELETED a"])
    }

    @Test func `no finalizer comes to what is being deleted`() {
        cluster.ask("DELETE", map)
        let patch: JSON = ["metadata": ["finalizers": ["example.com/hold", "example.com/late"]]]
        let answer = cluster.ask("PATCH", map, patch, type: Manifest.merge)
        #expect(answer.status == 422)
        #expect(
            answer.json.message.contains(
                "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted"
            )
        )
    }

    @Test func `a deletion is not taken back`() {
        cluster.ask("DELETE", map)
        let patch: JSON = ["metadata": ["deletionTimestamp": nil]]
        let answer = cluster.ask("PATCH", map, patch, type: Manifest.merge)
        #expect(answer.json[path: "metadata", "deletionTimestamp"] == "2026-01-01T00:00:00Z")
    }

    @Test func `a second deletion changes nothing`() {
        let first = cluster.ask("DELETE", map).json
        #expect(cluster.ask("DELETE", map).json.isSame(as: first))
    }

    @Test func `a deletion in the foreground waits for the dependents`() {
        cluster.ask("POST", Manifest.deployments, Manifest.deployment("web"))
        let deleted = cluster.ask("DELETE", "\(Manifest.deployments)/web?propagationPolicy=Foreground").json
        #expect(deleted[path: "metadata", "finalizers"] == ["foregroundDeletion"])
        #expect(deleted[path: "metadata", "generation"] == 2)
    }
}
