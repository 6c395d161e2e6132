import CloudAPI
import CloudWire
import KubeAPI
import KubeControllers
import KubeObjects
import TestSupport
import Testing

struct NodeLeasesTests {
    private let cluster: TestCluster
    private let leases = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases"

    init() throws { cluster = try TestCluster(controllers: BuiltInControllers.all) }

    private var name: String { "eklet-\(cluster.podSubnet)" }
    private var lease: KubeObject { KubeObject(cluster.ask("GET", "\(leases)/\(name)").json) }

    private func makePod() {
        let spec: JSON = ["containers": [["name": "web", "image": "nginx"]]]
        let pod: JSON = ["kind": "Pod", "apiVersion": "v1", "metadata": ["generateName": "web-"], "spec": spec]
        cluster.ask("POST", "/api/v1/namespaces/default/pods", pod)
        cluster.settle()
    }

    @Test func `each node holds a lease that it owns`() {
        #expect(lease["spec", "holderIdentity"]?.string == name)
        #expect(lease["spec", "leaseDurationSeconds"] == 40)
        #expect(lease["spec", "renewTime"]?.string == cluster.cloud.clock.now.kubeMicroText)
        let node = KubeObject(cluster.ask("GET", "/api/v1/nodes/\(name)").json)
        let owner: JSON = ["apiVersion": "v1", "kind": "Node", "name": .string(name), "uid": .string(node.uid)]
        #expect(lease["metadata", "ownerReferences"] == [owner])
    }

    @Test func `a lease is renewed when something happens and not by the clock`() {
        let first = lease
        cluster.advance(by: .seconds(600))
        #expect(lease == first)

        makePod()
        #expect(lease["spec", "renewTime"]?.string == cluster.cloud.clock.now.kubeMicroText)
        let renewed = lease
        cluster.advance(by: .seconds(5))
        makePod()
        #expect(lease == renewed)
    }

    @Test func `a lease that somebody deleted comes back, and one of an old node is the new one's`() {
        cluster.ask("DELETE", "\(leases)/\(name)")
        cluster.settle()
        #expect(lease["spec", "holderIdentity"]?.string == name)

        cluster.ask("DELETE", "/api/v1/nodes/\(name)")
        cluster.settle()
        let node = KubeObject(cluster.ask("GET", "/api/v1/nodes/\(name)").json)
        #expect(lease.ownerReferences.map(\.uid) == [node.uid])
    }
}
