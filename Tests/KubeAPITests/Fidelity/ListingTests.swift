import CloudAPI
import CloudWire
import KubeAPI
import KubeObjects
import TestSupport
import Testing

struct ListingTests {
    private let cluster: TestCluster

    init() throws {
        cluster = try TestCluster()
        for (name, tier) in [("a", "web"), ("b", "db"), ("c", "web")] {
            cluster.ask("POST", Manifest.maps, Manifest.map(name, labels: ["tier": .string(tier)]))
        }
    }

    @Test(arguments: [
        ("tier=web", ["a", "c"]), ("tier!=web", ["b"]), ("tier in (db,cache)", ["b"]),
        ("tier notin (db)", ["a", "c"]), ("!tier", []), ("tier", ["a", "b", "c"]),
    ])
    func `a list is cut down by labels`(selector: String, names: [String]) {
        #expect(cluster.ask("GET", "\(Manifest.maps)?labelSelector=\(selector)").json.itemNames == names)
    }

    @Test func `elements of a selected list do not repeat their type`() {
        let list = cluster.ask("GET", "\(Manifest.maps)?labelSelector=tier=db").json
        #expect(list["kind"] == "ConfigMapList")
        #expect(list["items"]?[0]?["kind"] == nil)
        #expect(list["items"]?[0]?["apiVersion"] == nil)
    }

    @Test func `a list is cut down by fields`() {
        #expect(cluster.ask("GET", "\(Manifest.maps)?fieldSelector=metadata.name=b").json.itemNames == ["b"])
        #expect(cluster.ask("GET", "\(Manifest.maps)?fieldSelector=metadata.name!=b").json.itemNames == ["a", "c"])
    }

    @Test func `a field that nobody can select by is refused`() {
        let answer = cluster.ask("GET", "\(Manifest.maps)?fieldSelector=data.a=1")
        #expect(answer.status == 400)
        #expect(answer.json["reason"] == "BadRequest")
    }

    @Test func `an empty list has items`() {
        let list = cluster.ask("GET", Manifest.pods).json
        #expect(list["items"] == [])
        #expect(list[path: "metadata", "resourceVersion"]?.string?.isEmpty == false)
    }

    @Test func `a selected page does not say how much remains`() {
        let page = cluster.ask("GET", "\(Manifest.maps)?labelSelector=tier=web&limit=1").json
        #expect(page.itemNames == ["a"])
        #expect(page[path: "metadata", "remainingItemCount"] == nil)
        let token = page[path: "metadata", "continue"]?.string ?? ""
        let next = cluster.ask("GET", "\(Manifest.maps)?labelSelector=tier=web&limit=1&continue=\(token)").json
        #expect(next.itemNames == ["c"])
    }

    @Test func `all pages tell the revision of the first`() {
        let page = cluster.ask("GET", "\(Manifest.maps)?limit=1").json
        cluster.ask("POST", Manifest.maps, Manifest.map("d"))
        let token = page[path: "metadata", "continue"]?.string ?? ""
        let next = cluster.ask("GET", "\(Manifest.maps)?continue=\(token)").json
        #expect(next[path: "metadata", "resourceVersion"] == page[path: "metadata", "resourceVersion"])
    }

    @Test func `a continue token goes without a resourceVersion`() {
        let page = cluster.ask("GET", "\(Manifest.maps)?limit=1").json
        let token = page[path: "metadata", "continue"]?.string ?? ""
        let answer = cluster.ask("GET", "\(Manifest.maps)?resourceVersion=1&continue=\(token)")
        #expect(answer.status == 400)
        #expect(answer.json.message == "specifying resource version is not allowed when using continue")
    }

    @Test func `a list goes on at another revision where its own is forgotten`() throws {
        let page = cluster.ask("GET", "\(Manifest.maps)?limit=1").json
        let token = page[path: "metadata", "continue"]?.string ?? ""
        cluster.ask("POST", Manifest.maps, Manifest.map("d"))
        let gateway = cluster.cloud.gateway
        let restarted = try APIServer(store: gateway.store, world: gateway.world, log: .quiet)
        let expired = try list(continuing: token, at: restarted)
        #expect(expired.status == 410)
        #expect(expired.json["reason"] == "Expired")
        #expect(
            expired.json.message.hasPrefix("The provided continue parameter is too old to display a consistent list")
        )
        let other = expired.json[path: "metadata", "continue"]?.string ?? ""
        let rest = try list(continuing: other, at: restarted).json
        #expect(rest.itemNames == ["b", "c", "d"])
        #expect(rest[path: "metadata", "resourceVersion"]?.string == String(restarted.hub.newestRevision))
    }

    private func list(continuing token: String, at server: APIServer) throws -> (status: Int, json: JSON) {
        let request = ServerRequest(
            method: "GET",
            path: Manifest.maps,
            query: QueryParameters([("continue", token)]),
            headers: ["authorization": "Bearer test-token"],
            body: [],
            hasClientCertificate: false
        )
        guard case .whole(let answer) = server.answer(request) else { return (200, .null) }
        return (answer.status, try JSONParser.parse(answer.body))
    }

    @Test func `a match of no resourceVersion is refused`() {
        let answer = cluster.ask("GET", "\(Manifest.maps)?resourceVersionMatch=Exact")
        #expect(answer.status == 422)
        #expect(
            answer.json.message
                == #"ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: "#
                + "resourceVersionMatch is forbidden unless resourceVersion is provided"
        )
    }

    @Test func `a list of the future is not waited for`() {
        let answer = cluster.ask("GET", "\(Manifest.maps)?resourceVersion=999999")
        #expect(answer.status == 504)
        #expect(answer.json.message.hasPrefix("Timeout: Too large resource version: 999999, current: "))
    }

    @Test func `a list over all namespaces goes by namespace and name`() {
        cluster.ask("POST", "/api/v1/namespaces/kube-system/configmaps", Manifest.map("0"))
        #expect(cluster.ask("GET", "/api/v1/configmaps").json.itemNames == ["a", "b", "c", "0"])
    }

    @Test func `watch below a name means nothing`() {
        #expect(cluster.ask("GET", "\(Manifest.maps)/a?watch=true").json[path: "metadata", "name"] == "a")
    }
}
