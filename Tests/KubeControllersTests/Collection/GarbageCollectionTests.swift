import CloudWire
import KubeControllers
import KubeObjects
import TestSupport
import Testing

struct GarbageCollectionTests {
    private let cluster: TestCluster
    private let maps = "/api/v1/namespaces/default/configmaps"
    private let secrets = "/api/v1/namespaces/default/secrets"

    init() throws { cluster = try TestCluster(controllers: BuiltInControllers.all) }

    private func makeOwner(_ name: String) -> KubeObject {
        KubeObject(
            cluster.ask(
                "POST",
                maps,
                ["kind": "ConfigMap", "apiVersion": "v1", "metadata": ["name": .string(name)]]
            ).json
        )
    }

    private func makeDependent(_ name: String, of owners: [KubeObject], isBlocking: Bool = true) {
        let references = owners.map { owner in
            var reference = OwnerReference(to: owner, isController: false)
            reference.blocksOwnerDeletion = isBlocking
            return reference.json
        }
        cluster.ask(
            "POST",
            secrets,
            [
                "kind": "Secret", "apiVersion": "v1",
                "metadata": ["name": .string(name), "ownerReferences": .array(references)],
            ]
        )
        cluster.settle()
    }

    private func delete(_ name: String, _ policy: String) {
        cluster.ask("DELETE", "\(maps)/\(name)", ["propagationPolicy": .string(policy)])
    }

    private func has(_ path: String) -> Bool { cluster.ask("GET", path).status == 200 }

    private func edit(_ path: String, _ change: JSON) {
        cluster.ask("PATCH", path, change, type: "application/merge-patch+json")
        cluster.settle()
    }

    @Test func `in the background the owner goes first`() {
        makeDependent("child", of: [makeOwner("owner")])
        delete("owner", "Background")
        #expect(!has("\(maps)/owner"))
        #expect(has("\(secrets)/child"))
        cluster.settle()
        #expect(!has("\(secrets)/child"))
    }

    @Test func `in the foreground the owner waits for a dependent that blocks it`() {
        makeDependent("child", of: [makeOwner("owner")])
        edit("\(secrets)/child", ["metadata": ["finalizers": ["example.com/hold"]]])
        delete("owner", "Foreground")
        cluster.settle()
        let owner = KubeObject(cluster.ask("GET", "\(maps)/owner").json)
        #expect(owner.finalizers == ["foregroundDeletion"])
        #expect(owner.isBeingDeleted)
        #expect(KubeObject(cluster.ask("GET", "\(secrets)/child").json).isBeingDeleted)

        edit("\(secrets)/child", ["metadata": ["finalizers": nil]])
        #expect(!has("\(secrets)/child"))
        #expect(!has("\(maps)/owner"))
    }

    @Test func `in the foreground the owner does not wait for a dependent that does not block it`() {
        makeDependent("child", of: [makeOwner("owner")], isBlocking: false)
        edit("\(secrets)/child", ["metadata": ["finalizers": ["example.com/hold"]]])
        delete("owner", "Foreground")
        cluster.settle()
        #expect(!has("\(maps)/owner"))
        #expect(KubeObject(cluster.ask("GET", "\(secrets)/child").json).isBeingDeleted)
    }

    @Test func `orphans stay and forget their owner`() {
        makeDependent("child", of: [makeOwner("owner")])
        delete("owner", "Orphan")
        cluster.settle()
        #expect(!has("\(maps)/owner"))
        let child = KubeObject(cluster.ask("GET", "\(secrets)/child").json)
        #expect(child.name == "child")
        #expect(child["metadata", "ownerReferences"] == nil)
    }

    @Test func `a dependent stays as long as one of its owners does`() {
        let (first, second) = (makeOwner("first"), makeOwner("second"))
        makeDependent("child", of: [first, second])
        delete("first", "Background")
        cluster.settle()
        let child = KubeObject(cluster.ask("GET", "\(secrets)/child").json)
        #expect(child.ownerReferences.map(\.uid) == [second.uid])
        delete("second", "Background")
        cluster.settle()
        #expect(!has("\(secrets)/child"))
    }

    @Test func `a dependent of an owner that never was is collected`() {
        var ghost = makeOwner("ghost")
        ghost["metadata", "uid"] = "00000000-0000-4000-8000-000000000000"
        makeDependent("child", of: [ghost])
        #expect(!has("\(secrets)/child"))
    }

    @Test func `chains of owners go as a whole`() {
        let top = makeOwner("top")
        cluster.ask(
            "POST",
            maps,
            [
                "kind": "ConfigMap", "apiVersion": "v1",
                "metadata": [
                    "name": "middle", "ownerReferences": [OwnerReference(to: top, isController: true).json],
                ],
            ]
        )
        makeDependent("leaf", of: [KubeObject(cluster.ask("GET", "\(maps)/middle").json)])
        delete("top", "Foreground")
        cluster.settle()
        #expect(!has("\(maps)/top"))
        #expect(!has("\(maps)/middle"))
        #expect(!has("\(secrets)/leaf"))
    }
}
