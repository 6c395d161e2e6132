import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects
import Synchronization
import TestSupport
import Testing

/// What clusters of the cloud's API are to the server of their own.
struct ClusterLifeTests {
    private let network: ClusterNetwork
    private let server: APIServer

    init() throws {
        network = try ClusterNetwork()
        server = try APIServer(
            store: network.cloud.gateway.store,
            world: network.cloud.gateway.world,
            log: .quiet
        )
    }

    private func cluster(_ id: JSON) throws -> Cluster {
        let id = ClusterID(rawValue: id.string ?? "")
        return try #require(try network.cloud.gateway.store.read { try $0.cluster(id) })
    }

    private func ask(_ path: String, of id: JSON, token: String) throws -> (status: Int, json: JSON) {
        let request = ServerRequest(
            method: "GET",
            path: "/clusters/\(id.string ?? "")\(path)",
            query: QueryParameters([]),
            headers: ["authorization": "Bearer \(token)", "accept": "application/json"],
            body: [],
            hasClientCertificate: false
        )
        guard case .whole(let answer) = server.answer(request) else { return (0, .null) }
        return (answer.status, try JSONParser.parse(answer.body))
    }

    @Test func `a new cluster answers at once to its own token`() throws {
        let id = try network.make()
        let token = try network.credential(id)["Credential"]?["Token"]?.string ?? ""

        let version = try ask("/version", of: id, token: token)
        #expect(version.status == 200)
        #expect(version.json["gitVersion"] == "v1.30.0-eks.1")
        let namespaces = try ask("/api/v1/namespaces", of: id, token: token).json["items"]?.array ?? []
        #expect(namespaces.contains { $0["metadata"]?["name"] == "kube-system" })
        #expect(try ask("/api/v1/namespaces", of: id, token: "other").status == 401)
    }

    @Test func `those who listen hear of what a new cluster holds, once it is there`() throws {
        let heard = Mutex<[ObjectEvent]>([])
        server.hub.listen { event in heard.withLock { $0.append(event) } }

        #expect(try network.create(["VpcId": "vpc-00000000"]).errorCode == "ResourceNotFound")
        #expect(heard.withLock { $0.isEmpty })

        let id = try network.make()
        let events = heard.withLock { $0 }
        #expect(events.contains { $0.resource == "namespaces" && $0.object.name == "default" })
        #expect(events.allSatisfy { $0.cluster.rawValue == id.string && $0.change == .added })
        #expect(events.map(\.revision) == events.map(\.revision).sorted())
        #expect(try network.cloud.gateway.store.read { try $0.lastRevision() } == server.hub.newestRevision)
    }

    @Test func `a deleted cluster gives back what its pods and Services held`() throws {
        let id = try network.make(["K8SVersion": "1.30.0-eks.3", "SubnetIds": [network.pods, network.services]])
        let cluster = try cluster(id)
        let pool = network.pods.string ?? ""
        try server.write(cluster) { state in
            let owner = AddressOwner(kind: .networkInterface, id: "eni-00000001")
            let address = try state.transaction.takeAddress(pool: pool, for: owner, at: state.now)
            try place(state.create(pod, in: "pods"), at: address, in: state)
            try state.create(service, in: "services")
        }
        #expect(try used(pool) == 1)

        // The pod stays where it is when the cluster leaves its subnet.
        let change: JSON = ["ClusterId": id, "SubnetIds": [network.services]]
        #expect(try network.cloud.tke("UpdateEKSCluster", change).errorCode == nil)
        #expect(try network.cloud.tke("DeleteEKSCluster", ["ClusterId": id]).errorCode == nil)
        #expect(try used(pool) == 0)
        #expect(try network.cloud.vpc("DeleteSubnet", ["SubnetId": network.pods]).errorCode == nil)
        #expect(try ask("/version", of: id, token: cluster.token).status == 404)
        #expect(try network.cloud.gateway.store.integrityFindings().isEmpty)
    }

    @Test func `an address that somebody else holds is not given back`() throws {
        let id = try network.make()
        let pool = network.pods.string ?? ""
        try server.write(try cluster(id)) { state in
            let owner = AddressOwner(kind: .loadBalancer, id: "lb-00000001")
            let address = try state.transaction.takeAddress(pool: pool, for: owner, at: state.now)
            try place(state.create(pod, in: "pods"), at: address, in: state)
        }
        #expect(try network.cloud.tke("DeleteEKSCluster", ["ClusterId": id]).errorCode == nil)
        #expect(try used(pool) == 1)
    }

    private func used(_ pool: String) throws -> Int {
        try network.cloud.gateway.store.read { try $0.usedCount(pool: pool) }
    }

    /// A pod on the virtual node of the subnet for pods.
    private var pod: KubeObject {
        KubeObject([
            "kind": "Pod", "apiVersion": "v1", "metadata": ["name": "web", "namespace": "default"],
            "spec": [
                "nodeName": .string("eklet-\(network.pods.string ?? "")"),
                "containers": [["name": "web", "image": "nginx"]],
            ],
        ])
    }

    /// What a kubelet does once it has an address for a pod.
    private func place(_ pod: KubeObject, at address: IPv4Address?, in state: ClusterTransaction) throws {
        var placed = pod
        placed["status", "podIP"] = .string(address?.description ?? "")
        try state.update(pod, to: placed, in: "pods")
    }

    private var service: KubeObject {
        KubeObject([
            "kind": "Service", "apiVersion": "v1", "metadata": ["name": "web", "namespace": "default"],
            "spec": ["type": "NodePort", "ports": [["port": 80]]],
        ])
    }
}
