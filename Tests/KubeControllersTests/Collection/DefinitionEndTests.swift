import CloudWire
import KubeControllers
import KubeObjects
import TestSupport
import Testing

struct DefinitionEndTests {
    private let cluster: TestCluster
    private let definition =
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/tkeserviceconfigs.cloud.tencent.com"
    private let path = "/apis/cloud.tencent.com/v1alpha1/namespaces/default/tkeserviceconfigs"

    init() throws { cluster = try TestCluster(controllers: BuiltInControllers.all) }

    private func make(_ name: String, finalizers: JSON = []) {
        let config: JSON = [
            "kind": "TkeServiceConfig", "apiVersion": "cloud.tencent.com/v1alpha1",
            "metadata": ["name": .string(name), "finalizers": finalizers],
        ]
        cluster.ask("POST", path, config)
        cluster.settle()
    }

    private func delete() {
        cluster.ask("DELETE", definition)
        cluster.settle()
    }

    @Test func `a definition goes after the last of its objects`() async throws {
        make("free")
        make("held", finalizers: ["example.com/hold"])
        var watch = try #require(cluster.watch(path))
        _ = await watch.events()
        delete()
        let waiting = cluster.ask("GET", definition).json[path: "status", "conditions"]?.array?.last
        #expect(waiting?["reason"] == "InstanceDeletionInProgress")
        #expect(waiting?["status"] == "True")
        #expect(Set(await watch.events().map(\.eventText)) == ["DELETED free", "MODIFIED held"])
        let free: JSON = ["metadata": ["finalizers": nil]]
        cluster.ask("PATCH", "\(path)/held", free, type: "application/merge-patch+json")
        cluster.settle()
        #expect(cluster.ask("GET", definition).status == 404)
        #expect(cluster.ask("GET", path).status == 404)
        #expect(await watch.events().map(\.eventText) == ["DELETED held"])
    }

    @Test func `a definition without objects goes at once, and says that it is done`() async throws {
        var watch = try #require(
            cluster.watch("/apis/apiextensions.k8s.io/v1/customresourcedefinitions")
        )
        _ = await watch.events()
        delete()
        let last = try #require(await watch.events().last)
        #expect(last["type"] == "DELETED")
        let condition = last[path: "object", "status", "conditions"]?.array?.last
        #expect(condition?["reason"] == "InstanceDeletionCompleted")
        #expect(condition?["status"] == "False")
    }
}
