import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeControllers
import KubeObjects
import TestSupport
import Testing

struct VirtualNodesTests {
    private let cluster: TestCluster
    private let pods = "/api/v1/namespaces/default/pods"

    init() throws { cluster = try TestCluster(podCIDR: "10.0.1.0/28", controllers: BuiltInControllers.all) }

    private func makePod(_ name: String, spec extra: JSON = [:]) {
        var spec: JSON = ["containers": [["name": "web", "image": "nginx"]]]
        for member in extra.object?.members ?? [] { spec[path: member.name] = member.value }
        cluster.ask(
            "POST",
            pods,
            ["kind": "Pod", "apiVersion": "v1", "metadata": ["name": .string(name)], "spec": spec]
        )
        cluster.settle()
    }

    private func pod(_ name: String) -> JSON { cluster.ask("GET", "\(pods)/\(name)").json }

    private var nodes: [String] {
        (cluster.ask("GET", "/api/v1/nodes").json["items"]?.array ?? []).compactMap {
            $0[path: "metadata", "name"]?.string
        }
    }

    private func use(_ subnets: [SubnetID]) throws {
        try cluster.cloud.gateway.store.write { transaction in
            guard var changed = try transaction.cluster(cluster.cluster.id) else { return }
            changed.subnetIds = subnets
            try transaction.update(changed)
        }
        cluster.advance(by: .seconds(60))
    }

    @Test func `there is a node for each subnet, ready and with room`() {
        #expect(nodes == ["eklet-\(cluster.podSubnet)"])
        let node = cluster.ask("GET", "/api/v1/nodes/\(nodes[0])").json
        #expect(node[path: "status", "capacity", "pods"] == "13")
        #expect(node[path: "status", "nodeInfo", "kubeletVersion"] == "v1.32.2-eks.1")
        let conditions = node[path: "status", "conditions"]?.array ?? []
        #expect(conditions.first { $0["type"] == "Ready" }?["status"] == "True")
        #expect(conditions.first { $0["type"] == "NetworkUnavailable" }?["status"] == "False")

        cluster.ask("DELETE", "/api/v1/nodes/\(nodes[0])")
        cluster.settle()
        #expect(nodes == ["eklet-\(cluster.podSubnet)"])
    }

    @Test func `a later subnet takes what the first has no room for`() throws {
        try use([cluster.podSubnet, cluster.serviceSubnet])
        for number in 1...14 { makePod("p\(number)") }
        #expect(pod("p13")[path: "spec", "nodeName"] == .string("eklet-\(cluster.podSubnet)"))
        #expect(pod("p14")[path: "spec", "nodeName"] == .string("eklet-\(cluster.serviceSubnet)"))
        #expect(pod("p14")[path: "status", "podIP"] == "10.0.2.2")
    }

    @Test func `the node of a subnet that left the cluster goes with its last pod`() throws {
        makePod("last")
        try use([cluster.serviceSubnet])
        #expect(nodes.count == 2)
        makePod("next")
        #expect(pod("next")[path: "spec", "nodeName"] == .string("eklet-\(cluster.serviceSubnet)"))

        cluster.ask("DELETE", "\(pods)/last?gracePeriodSeconds=0")
        cluster.settle()
        #expect(nodes == ["eklet-\(cluster.serviceSubnet)"])
    }

    @Test func `a pod goes to a node that its selector matches or waits`() {
        makePod("here", spec: ["nodeSelector": ["topology.kubernetes.io/zone": "ap-guangzhou-3"]])
        makePod("nowhere", spec: ["nodeSelector": ["disk": "fast"]])
        #expect(pod("here")[path: "status", "phase"] == "Running")
        #expect(
            pod("nowhere")[path: "status", "conditions"]?[0]?["message"]
                == .string(
                    "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. preemption: "
                        + "0/1 nodes are available: 1 Preemption is not helpful for scheduling."
                )
        )
    }

    private func affinity(_ term: JSON) -> JSON {
        [
            "affinity": [
                "nodeAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": ["nodeSelectorTerms": [term]]]
            ]
        ]
    }

    @Test func `an affinity may name a node by its field`() {
        let name = JSON.string("eklet-\(cluster.podSubnet)")
        for (pod, operation) in [("there", "In"), ("elsewhere", "NotIn")] {
            let field: JSON = ["key": "metadata.name", "operator": .string(operation), "values": [name]]
            makePod(pod, spec: affinity(["matchFields": [field]]))
        }
        #expect(pod("there")[path: "spec", "nodeName"] == name)
        #expect(pod("elsewhere")[path: "spec", "nodeName"] == nil)
    }

    @Test func `an affinity compares numbers, and labels that come later are seen`() {
        for (pod, operation, bound) in [("more", "Gt", "3"), ("less", "Lt", "3"), ("other", "Gt", "many")] {
            let label: JSON = ["key": "rack", "operator": .string(operation), "values": [.string(bound)]]
            makePod(pod, spec: affinity(["matchExpressions": [label]]))
        }
        #expect(pod("more")[path: "spec", "nodeName"] == nil)

        let change: JSON = ["metadata": ["labels": ["rack": "4"]]]
        cluster.ask("PATCH", "/api/v1/nodes/\(nodes[0])", change, type: "application/merge-patch+json")
        cluster.settle()
        #expect(pod("more")[path: "spec", "nodeName"] == .string(nodes[0]))
        #expect(pod("less")[path: "spec", "nodeName"] == nil)
        #expect(pod("other")[path: "spec", "nodeName"] == nil)
    }

    @Test func `addresses come back when a cluster goes`() throws {
        makePod("web")
        let pool = cluster.podSubnet.rawValue
        #expect(try cluster.server.store.read { try $0.takenAddresses(pool: pool).count } == 1)
        try cluster.server.write(cluster.cluster) { try ClusterBootstrap.clear($0) }
        #expect(try cluster.server.store.read { try $0.takenAddresses(pool: pool).isEmpty })
    }
}
