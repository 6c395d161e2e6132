import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Numbers that a seed decides.
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func roll(_ sides: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(sides))
    }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[roll(list.count)] }
}

struct RandomRequestTests {
    private static let bodies = [
        "", "{", "null", "[]", "7", "\"text\"", "{}", #"{"metadata":null}"#, #"{"metadata":{"name":7}}"#,
        #"{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a"},"data":{"a":"1"}}"#,
        #"{"kind":"Service","apiVersion":"v1","metadata":{"name":"a"},"spec":{"ports":[{"port":80}]}}"#,
        #"{"kind":"Service","apiVersion":"v1","metadata":{"name":"a"},"spec":{"ports":[{"nodePort":-1}],"type":"NodePort"}}"#,
        #"{"spec":{"replicas":-9223372036854775808}}"#, #"{"spec":{"replicas":1e400}}"#,
        #"[{"op":"replace","path":"/spec/ports/0/nodePort","value":99999999999}]"#,
        #"[{"op":"move","from":"/metadata","path":"/metadata/x"}]"#, #"{"metadata":{"finalizers":["a","b/c",7]}}"#,
        #"{"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"a"},"spec":{"template":[]}}"#,
        "kind: ConfigMap\nmetadata: &x {name: *x}", "\u{1}\u{2}",
    ]
    private static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW"]
    private static let types = [
        Manifest.apply, Manifest.merge, Manifest.strategic, Manifest.jsonPatch, "application/json", "application/yaml",
        "", "text/plain",
    ]
    private static let queries = [
        "", "?limit=1", "?limit=-1", "?limit=x", "?continue=x", "?labelSelector=a%", "?labelSelector=a in (",
        "?fieldSelector=metadata.name=a", "?fieldSelector==", "?resourceVersion=-1", "?resourceVersion=x",
        "?resourceVersion=99999999999999999999", "?dryRun=All", "?dryRun=x", "?fieldManager=me",
        "?fieldManager=me&force=x",
        "?fieldValidation=Strict", "?gracePeriodSeconds=x", "?propagationPolicy=Orphan", "?timeoutSeconds=-5",
    ]
    private static let paths = [
        "/", "//", "/api", "/api/v1", "/apis", "/apis/apps", "/apis/apps/v1", "/openapi/v2", "/openapi/v3/api/v1",
        "/api/v1/namespaces", "/api/v1/namespaces/default", "/api/v1/namespaces/default/status",
        "/api/v1/namespaces/default/finalize", Manifest.maps, Manifest.maps + "/a", Manifest.maps + "/a/b/c",
        Manifest.services, Manifest.services + "/a", Manifest.services + "/a/status", Manifest.deployments,
        Manifest.deployments + "/a", Manifest.deployments + "/a/scale", Manifest.deployments + "/a/status",
        Manifest.pods + "/a/eviction", Manifest.pods + "/a/log", "/api/v2/pods", "/apis/no.such/v1/things",
        "/apis/events.k8s.io/v1/namespaces/default/events", "/apis/cloud.tencent.com/v1alpha1/tkeserviceconfigs",
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
    ]
    /// What a real server answers with 500 as well.
    private static let realFaults = [
        "failed to create typed patch object", "resourceVersion should not be set", "cannot merge lists",
    ]

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `no request breaks the server`(seed: UInt64) throws {
        let cluster = try TestCluster()
        var dice = Dice(seed: seed)
        for step in 0..<300 {
            let (method, path, query) = (dice.pick(Self.methods), dice.pick(Self.paths), dice.pick(Self.queries))
            let (body, type) = (dice.pick(Self.bodies), dice.pick(Self.types))
            let answer = cluster.send(method, path + query, Array(body.utf8), type: type)
            guard case .whole(let whole) = answer, whole.status >= 500, whole.status != 501, whole.status != 504 else {
                continue
            }
            let message = (try? JSONParser.parse(whole.body))?.message ?? ""
            let isReal = Self.realFaults.contains { message.contains($0) }
            #expect(isReal, "seed \(seed), step \(step): \(method) \(path)\(query) \(type) \(body): \(message)")
        }
        #expect(cluster.ask("GET", "/api/v1/namespaces/default").status == 200, "seed \(seed)")
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `all events together are the list`(seed: UInt64) async throws {
        let cluster = try TestCluster()
        var dice = Dice(seed: seed)
        var watch = try #require(cluster.watch(Manifest.maps))
        for step in 0..<200 {
            let name = dice.pick(["a", "b", "c", "d", "e"])
            let path = "\(Manifest.maps)/\(name)"
            let map = Manifest.map(name, ["step": .string(String(step % 7))])
            switch dice.roll(6) {
            case 0, 1: cluster.ask("POST", Manifest.maps, map)
            case 2: cluster.ask("PUT", path, map)
            case 3: cluster.ask("PATCH", path, ["data": map["data"] ?? [:]], type: Manifest.merge)
            case 4: cluster.ask("PATCH", "\(path)?fieldManager=me&force=true", map, type: Manifest.apply)
            default: cluster.ask("DELETE", path)
            }
        }
        var replayed: [String: JSON] = [:]
        for event in await watch.events() {
            let object = event["object"] ?? .null
            let name = object[path: "metadata", "name"]?.string ?? ""
            let isThere = replayed[name] != nil
            #expect(isThere == (event["type"] != "ADDED"), "seed \(seed): \(event.eventText)")
            if event["type"] == "DELETED" {
                replayed.removeValue(forKey: name)
            } else {
                replayed[name] = object
            }
        }
        let list = cluster.ask("GET", Manifest.maps).json
        #expect(list.itemNames == replayed.keys.sorted(), "seed \(seed)")
        for item in list["items"]?.array ?? [] {
            var whole = item
            whole[path: "kind"] = "ConfigMap"
            whole[path: "apiVersion"] = "v1"
            let told = replayed[item[path: "metadata", "name"]?.string ?? ""]
            #expect(told.map(whole.isSame) == true, "seed \(seed)")
        }
    }
}
