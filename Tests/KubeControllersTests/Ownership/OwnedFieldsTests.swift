import CloudWire
import KubeControllers
import KubeObjects
import TestSupport
import Testing

/// Which fields the cluster's own components come to own.
struct OwnedFieldsTests {
    private let cluster: TestCluster
    private let apps = "/apis/apps/v1/namespaces/default"
    private let core = "/api/v1/namespaces/default"

    init() throws {
        cluster = try TestCluster(controllers: BuiltInControllers.all)
        cluster.ask("POST", "\(apps)/deployments", WorkloadBench.workload("Deployment", "web", replicas: 1))
        cluster.advance(by: .seconds(5))
    }

    private func first(_ path: String) -> KubeObject {
        KubeObject(cluster.ask("GET", path).json["items"]?.array?.first ?? .null)
    }

    private func owners(_ object: KubeObject) -> [String] {
        (object["metadata", "managedFields"]?.array ?? []).map { entry in
            ["manager", "operation", "subresource"].compactMap { entry[$0]?.string }.joined(separator: " ")
        }
    }

    private func fields(_ manager: String, _ object: KubeObject) -> JSON {
        let entries = object["metadata", "managedFields"]?.array ?? []
        return entries.first { $0["manager"]?.string == manager }?["fieldsV1"] ?? .null
    }

    private func apply(_ change: JSON, force: Bool = false) -> (status: Int, json: JSON) {
        var object: JSON = ["kind": "Deployment", "apiVersion": "apps/v1"]
        for (name, value) in change.object?.members ?? [] { object[path: name] = value }
        return cluster.ask(
            "PATCH",
            "\(apps)/deployments/web?fieldManager=kubectl&force=\(force)",
            object,
            type: "application/apply-patch+yaml"
        )
    }

    @Test func `a pod's making is the controller manager's and its status the kubelet's`() {
        let pod = first("\(core)/pods")
        #expect(owners(pod) == ["kube-controller-manager Update", "kubelet Update status"])
        let made = fields("kube-controller-manager", pod)
        #expect(made[path: "f:metadata", "f:labels", "f:pod-template-hash"] == [:])
        let owner = pod.ownerReferences.first?.uid ?? ""
        #expect(made[path: "f:metadata", "f:ownerReferences", "k:{\"uid\":\"\(owner)\"}"] == [:])
        let image = made[path: "f:spec", "f:containers", "k:{\"name\":\"app\"}", "f:image"]
        #expect(image == [:])
        #expect(made["f:status"] == nil)
        // A binding leaves no owner.
        #expect(made[path: "f:spec", "f:nodeName"] == nil)

        let told = fields("kubelet", pod)
        #expect(told["f:spec"] == nil)
        let members = told["f:status"]?.object?.members.map(\.name) ?? []
        let wanted = [
            "f:conditions", "f:containerStatuses", "f:hostIP", "f:hostIPs", "f:phase", "f:podIP", "f:podIPs",
            "f:startTime",
        ]
        #expect(members == wanted)
        let conditions = told[path: "f:status", "f:conditions"]?.object?.members.map(\.name) ?? []
        #expect(conditions.contains(#"k:{"type":"Ready"}"#))
        #expect(!conditions.contains(#"k:{"type":"PodScheduled"}"#))
    }

    @Test func `a deployment's revision is written with its status`() {
        let deployment = first("\(apps)/deployments")
        #expect(owners(deployment) == ["tests Update", "kube-controller-manager Update status"])
        let own = fields("kube-controller-manager", deployment)
        let annotations: JSON = [".": [:], "f:deployment.kubernetes.io/revision": [:]]
        #expect(own[path: "f:metadata", "f:annotations"] == annotations)
        #expect(own[path: "f:status", "f:readyReplicas"] == [:])

        let set = first("\(apps)/replicasets")
        #expect(owners(set) == ["kube-controller-manager Update", "kube-controller-manager Update status"])
    }

    @Test func `applying what a controller owns is a conflict`() {
        let change: JSON = ["metadata": ["name": "web", "annotations": ["deployment.kubernetes.io/revision": "7"]]]
        let refused = apply(change)
        #expect(refused.status == 409)
        let message =
            "Apply failed with 1 conflict: conflict with \"kube-controller-manager\" with subresource \"status\" "
            + "using apps/v1: .metadata.annotations.deployment.kubernetes.io/revision"
        #expect(refused.json["message"]?.string == message)
        #expect(apply(change, force: true).status == 200)
    }

    @Test func `applying a second time changes nothing`() {
        let change: JSON = ["metadata": ["name": "web"], "spec": ["replicas": 2]]
        #expect(apply(change, force: true).status == 200)
        cluster.advance(by: .seconds(60))
        let before = first("\(apps)/deployments")
        cluster.advance(by: .seconds(60))
        #expect(apply(change).json[path: "metadata", "resourceVersion"]?.string == before.resourceVersion)
    }

    @Test func `what a cluster begins with is the server's`() {
        let namespace = KubeObject(cluster.ask("GET", "/api/v1/namespaces/default").json)
        #expect(owners(namespace) == ["kube-apiserver Update"])
        let endpoints = KubeObject(cluster.ask("GET", "\(core)/endpoints/kubernetes").json)
        #expect(owners(endpoints) == ["kube-apiserver Update"])
        let certificate = KubeObject(cluster.ask("GET", "\(core)/configmaps/kube-root-ca.crt").json)
        #expect(owners(certificate) == ["kube-controller-manager Update"])
        let node = first("/api/v1/nodes")
        #expect(owners(node) == ["kubelet Update", "kubelet Update status"])
    }

    @Test func `an event is its teller's`() {
        let events = (cluster.ask("GET", "\(core)/events").json["items"]?.array ?? []).map(KubeObject.init)
        let scheduled = events.first { $0["reason"] == "Scheduled" }
        #expect(scheduled.map(owners) == ["kube-scheduler Update"])
        let started = events.first { $0["reason"] == "Started" }
        #expect(started.map(owners) == ["kubelet Update"])
    }
}
