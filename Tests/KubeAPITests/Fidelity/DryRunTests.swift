import CloudWire
import KubeObjects
import TestSupport
import Testing

struct DryRunTests {
    private let cluster: TestCluster

    init() throws {
        cluster = try TestCluster()
        cluster.ask("POST", Manifest.maps, Manifest.map("a"))
    }

    @Test func `a dry run of a change changes nothing`() {
        let patch: JSON = ["data": ["a": "2"]]
        let answer = cluster.ask("PATCH", "\(Manifest.maps)/a?dryRun=All", patch, type: Manifest.merge)
        #expect(answer.json[path: "data", "a"] == "2")
        #expect(cluster.ask("GET", "\(Manifest.maps)/a").json[path: "data", "a"] == "1")
    }

    @Test func `a dry run of a deletion deletes nothing`() {
        #expect(cluster.ask("DELETE", "\(Manifest.maps)/a?dryRun=All").status == 200)
        #expect(cluster.ask("GET", "\(Manifest.maps)/a").status == 200)
    }

    @Test func `a dry run is of all stages or refused`() {
        let answer = cluster.ask("POST", "\(Manifest.maps)?dryRun=Some", Manifest.map("b"))
        #expect(answer.status == 422)
        #expect(
            answer.json.message
                == #"CreateOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: []string{"Some"}: supported "#
                + #"values: "All""#
        )
    }
}
