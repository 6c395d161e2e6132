import CLBReconciler
import CloudModel
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// What tests of Services do with a cluster, and what they look at.
extension ReconciledCluster {
    var clusterId: String { cluster.cluster.id.rawValue }
    var vpcId: String { cluster.cluster.vpcId.rawValue }
    var podSubnet: String { cluster.podSubnet.rawValue }
    var serviceSubnet: String { cluster.serviceSubnet.rawValue }

    /// Makes a Service and lets everything that follows from it happen.
    func make(_ manifest: JSON) async throws {
        try apply(manifest)
        await advance(by: .seconds(30))
    }

    /// Changes a Service by a merge patch, and waits for what follows.
    func change(_ name: String, _ patch: JSON) async throws {
        let path = "/api/v1/namespaces/default/services/\(name)"
        let answer = cluster.ask("PATCH", path, patch, type: "application/merge-patch+json")
        try #require(answer.status == 200, "\(answer.json.text)")
        await advance(by: .seconds(30))
    }

    /// Changes annotations of a Service; nil takes one off.
    func annotate(_ name: String, _ annotations: [String: String?]) async throws {
        let members = annotations.map { (name: $0.key, value: $0.value.map(JSON.string) ?? .null) }
        try await change(name, ["metadata": ["annotations": .object(JSONObject(members))]])
    }

    func delete(_ name: String) async {
        cluster.ask("DELETE", "/api/v1/namespaces/default/services/\(name)")
        await advance(by: .seconds(30))
    }

    func annotation(_ key: String, of name: String) -> String? {
        service(name)[path: "metadata", "annotations"]?[key]?.string
    }

    /// The id that the reconciler wrote on a Service.
    func loadBalancerId(of name: String) -> String? { annotation("service.kubernetes.io/loadbalance-id", of: name) }

    /// The address in a Service's status.
    func address(of name: String) -> String? {
        service(name)[path: "status", "loadBalancer", "ingress"]?[0]?["ip"]?.string
    }

    /// What DescribeLoadBalancers says of one; nil where it is not there.
    func loadBalancer(_ id: String?) throws -> JSON? { try cluster.cloud.loadBalancer(.string(id ?? "lb-none")) }

    func tags(of id: String?) throws -> [String: String] {
        let tags = try loadBalancer(id)?["Tags"]?.array ?? []
        return Dictionary(
            tags.map { ($0["TagKey"]?.string ?? "", $0["TagValue"]?.string ?? "") },
            uniquingKeysWith: { $1 }
        )
    }

    /// Such as `TCP:80 TKE-DEDICATED-LISTENER`.
    func listeners(of id: String?) throws -> [String] {
        let answer = try cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id ?? "")])
        return (answer["Listeners"]?.array ?? []).map {
            "\($0["Protocol"]?.string ?? ""):\($0["Port"]?.int ?? 0) \($0["ListenerName"]?.string ?? "")"
        }.sorted()
    }

    /// Such as `TCP:80 10.0.1.4:8080 10`, with the weight last.
    func targets(of id: String?) throws -> [String] {
        let answer = try cluster.cloud.clb("DescribeTargets", ["LoadBalancerId": .string(id ?? "")])
        return (answer["Listeners"]?.array ?? []).flatMap { listener -> [String] in
            let key = "\(listener["Protocol"]?.string ?? ""):\(listener["Port"]?.int ?? 0)"
            let rules = (listener["Rules"]?.array ?? []).flatMap { rule in
                (rule["Targets"]?.array ?? []).map { (" \(rule["Domain"]?.string ?? "")", $0) }
            }
            let own = (listener["Targets"]?.array ?? []).map { ("", $0) }
            return (own + rules).map { place, target in
                let address = target["PrivateIpAddresses"]?[0]?.string ?? ""
                return "\(key)\(place) \(address):\(target["Port"]?.int ?? 0) \(target["Weight"]?.int ?? -1)"
            }
        }.sorted()
    }

    /// The user's own load balancer: in the cluster's VPC, and public.
    func buyLoadBalancer(_ others: [String: JSON] = [:]) throws -> String {
        var order = JSONObject([
            ("LoadBalancerType", "OPEN"), ("VpcId", .string(vpcId)),
        ])
        for (name, value) in others.sorted(by: { $0.key < $1.key }) { order[name] = value }
        let bought = try cluster.cloud.clb("CreateLoadBalancer", .object(order))
        return try #require(bought["LoadBalancerIds"]?[0]?.string, "\(bought.text)")
    }

    /// The ready and other addresses in a Service's Endpoints.
    func endpoints(_ name: String) -> (ready: [String], notReady: [String]) {
        let subsets =
            cluster.ask("GET", "/api/v1/namespaces/default/endpoints/\(name)").json["subsets"]?.array ?? []
        func ips(_ member: String) -> [String] {
            subsets.flatMap { ($0[member]?.array ?? []).compactMap { $0["ip"]?.string } }.sorted()
        }
        return (ips("addresses"), ips("notReadyAddresses"))
    }

    /// The codes of Warning events about an object, such as `E4014`, by the moment of their making.
    func warnings(about name: String) -> [String] {
        events(about: name).filter { $0.hasPrefix("Warning") }.compactMap { text in
            text.split(separator: " ").drop { $0 != "ErrorCode:" }.dropFirst().first.map(String.init)
        }
    }

    func explanation(_ name: String) async -> Explanation {
        await reconciler.explanation(of: ObjectKey(.service, "default", name))
    }
}

extension JSON {
    /// The elements that are texts, where this is an array.
    var list: [String]? { array?.compactMap(\.string) }

    /// A Service with other members of its spec, or without those that are null.
    func with(spec: JSON) -> JSON {
        var changed = self
        for member in spec.object?.members ?? [] {
            changed[path: "spec", member.name] = member.value == .null ? nil : member.value
        }
        return changed
    }
}
