import CloudWire
import KubeAPI
import KubeObjects
import TestSupport
import Testing

struct WatchingTests {
    private let cluster: TestCluster

    init() throws { cluster = try TestCluster() }

    private func newestRevision() -> String {
        cluster.ask("GET", Manifest.maps).json[path: "metadata", "resourceVersion"]?.string ?? ""
    }

    @Test func `a watch from a revision tells what came after, in order`() async throws {
        cluster.ask("POST", Manifest.maps, Manifest.map("before"))
        var watch = try #require(cluster.watch("\(Manifest.maps)?resourceVersion=\(newestRevision())"))
        cluster.ask("POST", Manifest.maps, Manifest.map("a"))
        cluster.ask("PUT", "\(Manifest.maps)/a", Manifest.map("a", ["a": "2"]))
        cluster.ask("DELETE", "\(Manifest.maps)/a")
        let events = await watch.events()
        #expect(events.map(\.eventText) == ["ADDED a", "MODIFIED a", "DELETED a"])
        let revisions = events.compactMap { $0[path: "object", "metadata", "resourceVersion"]?.string }
            .compactMap { Int($0) }
        #expect(revisions == revisions.sorted())
        #expect(Set(revisions).count == 3)
    }

    @Test func `a watch without a revision begins with what is there`() async throws {
        cluster.ask("POST", Manifest.maps, Manifest.map("before"))
        var watch = try #require(cluster.watch(Manifest.maps))
        #expect(await watch.events().map(\.eventText) == ["ADDED before"])
        cluster.ask("POST", Manifest.maps, Manifest.map("after"))
        #expect(await watch.events().map(\.eventText) == ["ADDED after"])
    }

    @Test func `what stops matching is deleted for the watch, as it was last`() async throws {
        cluster.ask("POST", Manifest.maps, Manifest.map("a", labels: ["tier": "web"]))
        var watch = try #require(
            cluster.watch("\(Manifest.maps)?labelSelector=tier=web&resourceVersion=\(newestRevision())")
        )
        let changed = cluster.ask("PUT", "\(Manifest.maps)/a", Manifest.map("a", labels: ["tier": "db"])).json
        let events = await watch.events()
        #expect(events.map(\.eventText) == ["DELETED a"])
        #expect(events.first?[path: "object", "metadata", "labels", "tier"] == "web")
        let revision = changed[path: "metadata", "resourceVersion"]
        #expect(events.first?[path: "object", "metadata", "resourceVersion"] == revision)
    }

    @Test func `what begins to match is added for the watch`() async throws {
        cluster.ask("POST", Manifest.maps, Manifest.map("a"))
        var watch = try #require(
            cluster.watch("\(Manifest.maps)?labelSelector=tier=web&resourceVersion=\(newestRevision())")
        )
        cluster.ask("PUT", "\(Manifest.maps)/a", Manifest.map("a", labels: ["tier": "web"]))
        #expect(await watch.events().map(\.eventText) == ["ADDED a"])
    }

    @Test func `a watch of one name sees no other`() async throws {
        var watch = try #require(cluster.watch("\(Manifest.maps)?fieldSelector=metadata.name=b"))
        for name in ["a", "b"] { cluster.ask("POST", Manifest.maps, Manifest.map(name)) }
        #expect(await watch.events().map(\.eventText) == ["ADDED b"])
    }

    @Test func `a watch of one namespace sees no other`() async throws {
        var watch = try #require(cluster.watch(Manifest.maps))
        cluster.ask("POST", "/api/v1/namespaces/kube-system/configmaps", Manifest.map("a"))
        #expect(await watch.events().isEmpty)
    }

    @Test func `a write that changes nothing is no event`() async throws {
        let made = cluster.ask("POST", Manifest.maps, Manifest.map("a")).json
        var watch = try #require(cluster.watch("\(Manifest.maps)?resourceVersion=\(newestRevision())"))
        cluster.ask("PUT", "\(Manifest.maps)/a", made)
        cluster.ask("PATCH", "\(Manifest.maps)/a", ["data": ["a": "1"]], type: Manifest.merge)
        #expect(await watch.events().isEmpty)
    }

    @Test func `a dry run is no event`() async throws {
        var watch = try #require(cluster.watch(Manifest.maps))
        cluster.ask("POST", "\(Manifest.maps)?dryRun=All", Manifest.map("a"))
        #expect(await watch.events().isEmpty)
    }

    @Test func `a revision that is forgotten is gone`() async throws {
        try cluster.server.write(cluster.cluster) { state in
            var map = KubeObject(Manifest.map("a"))
            map["metadata", "namespace"] = "default"
            var old = try state.create(map, in: "configmaps")
            for number in 0..<WatchHub.memory * 2 {
                map = old
                map["data", "a"] = .string("number \(number)")
                old = try state.replace(old, with: map, in: "configmaps")
            }
        }
        var watch = try #require(cluster.watch("\(Manifest.maps)?resourceVersion=1"))
        let event = try #require(await watch.events().first)
        #expect(event["type"] == "ERROR")
        #expect(event[path: "object", "code"] == 410)
        #expect(event[path: "object", "reason"] == "Expired")
        #expect(event[path: "object", "message"]?.string?.hasPrefix("too old resource version: 1 (") == true)
    }

    @Test func `the watches of a cluster end with it`() async throws {
        guard case .stream(let stream) = cluster.send("GET", "\(Manifest.maps)?watch=true") else {
            Issue.record("a watch is answered with a stream")
            return
        }
        try cluster.server.write(cluster.cluster) { try ClusterBootstrap.clear($0) }
        var lines = 0
        for await _ in stream.lines { lines += 1 }
        #expect(lines == 0)
    }
}
