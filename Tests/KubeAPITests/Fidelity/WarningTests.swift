import CloudWire
import KubeObjects
import TestSupport
import Testing

struct WarningTests {
    private let cluster: TestCluster

    init() throws { cluster = try TestCluster() }

    @Test func `an unknown field is warned of, refused, or passed over`() {
        var web = Manifest.deployment("web")
        web[path: "spec", "colour"] = "red"
        #expect(
            cluster.warnings("POST", "\(Manifest.deployments)?dryRun=All", web)
                == [#"299 - "unknown field \"spec.colour\"""#]
        )
        let strict = cluster.ask("POST", "\(Manifest.deployments)?fieldValidation=Strict", web)
        #expect(strict.status == 400)
        #expect(
            strict.json.message
                == #"Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown "#
                + #"field "spec.colour""#
        )
        #expect(cluster.warnings("POST", "\(Manifest.deployments)?fieldValidation=Ignore", web).isEmpty)
    }

    @Test func `an update is warned of as a creation is`() {
        cluster.ask("POST", Manifest.services, Manifest.service("a"))
        var service = Manifest.service("a")
        service[path: "spec", "externalName"] = "example.com"
        #expect(
            cluster.warnings("PUT", "\(Manifest.services)/a", service)
                == [#"299 - "spec.externalName is ignored when spec.type is not \"ExternalName\"""#]
        )
    }
}
