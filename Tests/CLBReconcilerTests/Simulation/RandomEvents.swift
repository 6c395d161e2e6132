import CloudAPI
import CloudModel
import CloudWire
import KubeObjects
import TestSupport

/// What users and operators of a small cluster do, one thing after the other, by chance.
///
/// What the cluster or the cloud refuses has not happened.
struct RandomEvents {
    let cluster: TestCluster
    let random: RandomSource
    /// The load balancers that the user bought: the first for one Service, the second for two that share it.
    let userLoadBalancers: [String]

    private static let services = ["s0", "s1", "s2", "s3", "s4", "s5"]
    private static let ingresses = ["i0", "i1", "i2"]
    /// Each stands behind the Service of the same number; the others' endpoints are made by hand.
    private static let workloads = ["s0", "s1"]

    /// - Returns: what it was, to be read in a failure.
    func happen() throws -> String {
        switch random.next(in: 0...19) {
        case 0...5: return changeService(pick(Self.services))
        case 6, 7: return remove("services", pick(Self.services))
        case 8...10: return changeIngress(pick(Self.ingresses))
        case 11: return remove("ingresses", pick(Self.ingresses))
        case 12, 13: return changeWorkload(pick(Self.workloads))
        case 14, 15: return changeEndpoints(pick(Self.services))
        default: return try ConsoleEdits(cluster: cluster, random: random).happen()
        }
    }

    private func pick<Element>(_ all: [Element]) -> Element { all[Int(random.next() % UInt64(all.count))] }
    private func chance(_ percent: Int64) -> Bool { random.next(in: 1...100) <= percent }

    private func path(_ plural: String, _ name: String = "") -> String {
        let root =
            ["ingresses": "/apis/networking.k8s.io/v1", "deployments": "/apis/apps/v1"][plural] ?? "/api/v1"
        return "\(root)/namespaces/default/\(plural)" + (name.isEmpty ? "" : "/\(name)")
    }

    /// Creates an object, or changes the one that is there.
    private func put(_ plural: String, _ object: JSON) -> String {
        let made = cluster.ask("POST", path(plural), object)
        guard made.status == 409 else { return "create \(plural) \(object.text)" }
        cluster.ask("PATCH", path(plural, object.name), object, type: "application/merge-patch+json")
        return "change \(plural) \(object.text)"
    }

    private func remove(_ plural: String, _ name: String) -> String {
        cluster.ask("DELETE", path(plural, name))
        return "delete \(plural) \(name)"
    }

    private func changeService(_ name: String) -> String {
        let pool: [Int64] = name == "s5" ? [8080, 8443] : [80, 443, 8000]
        let ports = pool.filter { _ in chance(60) }
        let type = pick(["LoadBalancer", "LoadBalancer", "LoadBalancer", "ClusterIP", "NodePort"])
        var service = JSON.bareService(name, type: type, ports: ports.isEmpty ? [pool[0]] : ports)
        service[path: "metadata", "annotations"] = annotations(of: name)
        if Self.workloads.contains(name) { service[path: "spec", "selector"] = ["app": .string(name)] }
        return put("services", service)
    }

    /// Those that decide which load balancers it has, and how they are changed; null takes one off.
    private func annotations(of name: String) -> JSON {
        let subnets = [cluster.serviceSubnet.rawValue, cluster.podSubnet.rawValue]
        let isOnUsers = chance(50)
        var existing: JSON = .null
        if name == "s3", isOnUsers { existing = .string(userLoadBalancers[0]) }
        if ["s4", "s5"].contains(name), isOnUsers { existing = .string(userLoadBalancers[1]) }
        return [
            "service.kubernetes.io/tke-existed-lbid": existing,
            "service.kubernetes.io/qcloud-share-existed-lb": existing == .null || name == "s3" ? .null : "true",
            "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid": chance(25) ? .string(pick(subnets)) : .null,
            "service.kubernetes.io/qcloud-clusterip-loadbalancer-subnetid": chance(20) ? .string(subnets[0]) : .null,
            "service.cloud.tencent.com/enable-grace-deletion": chance(30) ? "true" : .null,
            "service.cloud.tencent.com/prevent-loopback": chance(20) ? "true" : .null,
        ]
    }

    private func changeIngress(_ name: String) -> String {
        let host = chance(70) ? pick(["a.example", "b.example"]) : nil
        return put("ingresses", .ingress(name, to: pick(Self.services), port: pick([80, 443]), host: host))
    }

    private func changeWorkload(_ name: String) -> String {
        guard chance(80) else { return remove("deployments", name) }
        var workload = JSON.deployment(name, replicas: random.next(in: 0...4))
        if chance(20) {
            workload[path: "spec", "template", "metadata", "annotations"] = ["clbsim.io/behaviour": "never-ready"]
        }
        return put("deployments", workload)
    }

    private func changeEndpoints(_ name: String) -> String {
        guard !Self.workloads.contains(name) else { return removePod(of: name) }
        let addresses = (1...5).filter { _ in chance(50) }.map { "10.0.1.\(200 + $0)" }
        let ports: [Int64] = name == "s5" ? [8080, 8443] : [80, 443, 8000]
        var endpoints = JSON.endpoints(name, addresses, ports: ports)
        if addresses.isEmpty { endpoints[path: "subsets"] = [] }
        return put("endpoints", endpoints)
    }

    private func removePod(of name: String) -> String {
        let pods = cluster.objects("pods").filter { $0[path: "metadata", "labels", "app"]?.string == name }
        guard !pods.isEmpty else { return "nothing" }
        return remove("pods", pick(pods).name)
    }
}
