import CloudWire
import KubeObjects
import TestSupport
import Testing

struct HealthTests {
    private let cluster: TestCluster

    init() throws { cluster = try TestCluster() }

    private func text(_ path: String) -> String? {
        guard case .whole(let answer) = cluster.send("GET", path, token: nil), answer.status == 200 else { return nil }
        return String(decoding: answer.body, as: UTF8.self)
    }

    @Test(arguments: ["/healthz", "/livez", "/readyz", "/readyz/ping", "/livez/poststarthook/crd-informer-synced"])
    func `a healthy server says ok`(path: String) {
        #expect(text(path) == "ok")
    }

    @Test(arguments: ["healthz", "livez", "readyz"])
    func `a server asked for more names its checks`(name: String) throws {
        let report = try #require(text("/\(name)?verbose"))
        #expect(report.hasPrefix("[+]ping ok\n[+]log ok\n[+]etcd ok\n"))
        #expect(report.hasSuffix("\n\(name) check passed\n"))
        #expect(report.contains("[+]shutdown ok") == (name == "readyz"))
    }

    @Test func `a check that is left out is named as such`() throws {
        let report = try #require(text("/readyz?verbose&exclude=etcd&exclude=nothing"))
        #expect(report.contains("\n[+]etcd excluded: ok\n"))
        #expect(report.contains("\nwarn: some health checks cannot be excluded: no matches for \"nothing\"\n"))
    }

    @Test func `a check that nobody makes is not found`() {
        #expect(text("/readyz/nothing") == nil)
    }

    @Test func `the root lists every path`() {
        let paths = (cluster.ask("GET", "/").json["paths"]?.array ?? []).compactMap(\.string)
        #expect(paths == paths.sorted())
        #expect(
            Set(paths).isSuperset(of: [
                "/api", "/api/v1", "/apis", "/apis/apps", "/apis/apps/v1", "/apis/cloud.tencent.com", "/healthz/ping",
                "/openapi/v3", "/readyz", "/version",
            ])
        )
    }
}
