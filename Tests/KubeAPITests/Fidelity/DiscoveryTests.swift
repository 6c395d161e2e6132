import CloudWire
import KubeObjects
import TestSupport
import Testing

struct DiscoveryTests {
    private let cluster: TestCluster
    private let aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json"

    init() throws { cluster = try TestCluster() }

    @Test func `the version is the cluster's`() {
        let version = cluster.ask("GET", "/version").json
        #expect(version["gitVersion"] == "v1.32.2-eks.1")
        #expect(version["minor"] == "32")
    }

    @Test func `a part says its group only where that is another`() {
        let resources = cluster.ask("GET", "/apis/apps/v1").json["resources"]?.array ?? []
        let status = resources.first { $0["name"] == "deployments/status" }
        #expect(status?["group"] == nil)
        #expect(status?["version"] == nil)
        let scale = resources.first { $0["name"] == "deployments/scale" }
        #expect(scale?["group"] == "autoscaling")
        #expect(scale?["kind"] == "Scale")
    }

    @Test func `a group prefers its first version`() {
        let group = cluster.ask("GET", "/apis/apps").json
        #expect(group["kind"] == "APIGroup")
        #expect(group[path: "preferredVersion", "groupVersion"] == "apps/v1")
    }

    @Test func `both forms of discovery tell the same resources`() {
        let old = (cluster.ask("GET", "/api/v1").json["resources"]?.array ?? []).compactMap { $0["name"]?.string }
        let new = cluster.ask("GET", "/api", accept: aggregated).json
        #expect(new["kind"] == "APIGroupDiscoveryList")
        let resources = new["items"]?[0]?["versions"]?[0]?["resources"]?.array ?? []
        #expect(resources.compactMap { $0["resource"]?.string } == old.filter { !$0.contains("/") })
    }

    @Test func `a definition adds its group`() {
        let groups = cluster.ask("GET", "/apis").json["groups"]?.array ?? []
        #expect(groups.contains { $0["name"] == "cloud.tencent.com" })
    }

    @Test func `every group version has a document of its schemas`() {
        let paths = cluster.ask("GET", "/openapi/v3").json["paths"]?.object?.members ?? []
        #expect(paths.contains { $0.name == "apis/apps/v1" })
        #expect(cluster.ask("GET", "/openapi/v3/apis/apps/v1").json["openapi"] == "3.0.0")
    }

    private static let protobuf = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"

    private static let forms: [(accept: String?, type: String?)] = [
        (nil, "application/json"), ("*/*", "application/json"), ("application/json", "application/json"),
        (protobuf, protobuf), ("application/com.github.proto-openapi.spec.v2@v1.0+protobuf", protobuf),
        ("text/html, \(protobuf), */*", protobuf), ("application/json;q=0.5, \(protobuf);q=0.8", protobuf),
        ("text/html", nil), ("application/vnd.kubernetes.protobuf", nil),
    ]

    @Test(arguments: forms)
    func `the older document of schemas comes in the form asked for`(accept: String?, type: String?) throws {
        guard case .whole(let answer) = cluster.send("GET", "/openapi/v2", accept: accept ?? "") else {
            Issue.record("a stream")
            return
        }
        #expect(answer.status == (type == nil ? 406 : 200))
        guard let type else {
            #expect(answer.body == [])
            return
        }
        #expect(answer.contentType == type)
        // The first field of a message with a text of three bytes, or the first member of an object.
        let start = type == Self.protobuf ? [10, 3] + Array("2.0".utf8) : Array(#"{"swagger":"2.0""#.utf8)
        #expect(answer.body.starts(with: start))
    }

    @Test func `what is nowhere is not found`() {
        let answer = cluster.ask("GET", "/api/v1/namespaces/default/nothings")
        #expect(answer.status == 404)
        #expect(answer.json.message == "the server could not find the requested resource")
    }

    @Test(arguments: ["log", "exec", "attach", "portforward"])
    func `what needs containers says that there are none`(part: String) {
        cluster.ask("POST", Manifest.pods, Manifest.pod("web"))
        let answer = cluster.ask("GET", "\(Manifest.pods)/web/\(part)")
        #expect(answer.status == 501)
        #expect(answer.json.message == "\(part) of pods is not simulated: no containers run here")
    }

    @Test func `a table names its columns`() {
        cluster.ask("POST", Manifest.maps, Manifest.map("a"))
        let table = cluster.ask(
            "GET",
            Manifest.maps,
            accept: "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"
        ).json
        #expect(table["kind"] == "Table")
        #expect(table["columnDefinitions"]?.array?.compactMap { $0["name"]?.string } == ["Name", "Data", "Age"])
        #expect(table["rows"]?[0]?["cells"]?[0] == "a")
    }

    @Test func `metadata is told alone`() {
        cluster.ask("POST", Manifest.maps, Manifest.map("a"))
        let list = cluster.ask(
            "GET",
            Manifest.maps,
            accept: "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"
        ).json
        #expect(list["kind"] == "PartialObjectMetadataList")
        #expect(list["items"]?[0]?["data"] == nil)
    }

    @Test func `a form that the server does not have is refused`() {
        #expect(cluster.ask("GET", Manifest.maps, accept: "text/html").status == 406)
    }
}
