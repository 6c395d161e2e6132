import CloudWire
import Testing

/// A namespace for one test, and what its objects and their load balancers look like.
struct FAQNamespace {
    enum Version { case vendor, stock }

    let cluster: FAQCluster
    let name: String

    /// A namespace of the vendor's cluster, or of the stock one.
    init(_ name: String, on version: Version = .vendor) throws {
        let running = try #require(FAQClusters.running)
        cluster = version == .vendor ? running.vendor : running.stock
        self.name = name
    }

    /// Calls an action, which has to succeed.
    @discardableResult
    func call(_ service: String, _ action: String, _ parameters: JSON = [:]) async throws -> JSON {
        try await cluster.cloud(service, action, parameters)
    }

    /// Runs kubectl in the namespace; it has to succeed.
    @discardableResult
    func kubectl(_ arguments: String...) async throws -> String {
        let outcome = try await cluster.kubectl.run(["-n", name] + arguments)
        try #require(outcome.status == 0, "kubectl \(arguments.joined(separator: " ")): \(outcome.errors)")
        return outcome.output
    }

    /// Applies manifests, and the namespace with them.
    func apply(_ manifests: JSON...) async throws {
        let namespace: JSON = ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]]
        let documents = ([namespace] + manifests).map(\.text).joined(separator: "\n---\n")
        try await kubectl("apply", "-f", cluster.kubectl.manifest(documents, name: "\(name).yaml"))
    }

    /// Applies manifests and then, to know that everything before has been looked at, a Service that gets a load
    /// balancer for certain.
    func applyAndSettle(_ manifests: JSON...) async throws {
        for manifest in manifests { try await apply(manifest) }
        try await settle()
    }

    /// Waits until what happened so far has been looked at.
    func settle() async throws {
        try await apply(.service("afterwards", type: "LoadBalancer"))
        try await addressed("svc/afterwards")
        try await kubectl("delete", "svc", "afterwards")
    }

    /// An object, once it has an address.
    @discardableResult
    func addressed(_ object: String) async throws -> JSON {
        try await kubectl(
            "wait",
            "--for=jsonpath={.status.loadBalancer.ingress[0].ip}",
            object,
            "--timeout=60s"
        )
        return try await self.object(object)
    }

    func object(_ object: String) async throws -> JSON {
        try JSONParser.parse(Array(try await kubectl("get", object, "-o", "json").utf8))
    }

    /// What the cloud says of the load balancer with that VIP.
    func loadBalancer(at address: String?) async throws -> JSON {
        let vip = try #require(address)
        let found = try await call("clb", "DescribeLoadBalancers", ["LoadBalancerVips": [.string(vip)]])
        return try #require(found["LoadBalancerSet"]?[0], "no load balancer has the VIP \(vip)")
    }

    /// The load balancers made for objects of this namespace, which carry its name.
    func loadBalancers(of object: String) async throws -> [JSON] {
        let found = try await call(
            "clb",
            "DescribeLoadBalancers",
            ["Limit": 100, "SearchKey": .string("_\(name)_\(object)")]
        )
        return found["LoadBalancerSet"]?.array ?? []
    }

    /// The user's own load balancer in the cluster's network.
    func makeLoadBalancer() async throws -> String {
        let made = try await call(
            "clb",
            "CreateLoadBalancer",
            ["LoadBalancerType": "OPEN", "VpcId": .string(cluster.vpcId), "LoadBalancerName": .string("own-\(name)")]
        )
        return try #require(made["LoadBalancerIds"]?[0]?.string)
    }

    /// A subnet of 16 addresses in the cluster's network.
    func makeSubnet(_ block: String, in vpcId: String? = nil) async throws -> String {
        let made = try await call(
            "vpc",
            "CreateSubnet",
            [
                "VpcId": .string(vpcId ?? cluster.vpcId), "SubnetName": .string(name), "CidrBlock": .string(block),
                "Zone": "ap-guangzhou-3",
            ]
        )
        return try #require(made["Subnet"]?["SubnetId"]?.string)
    }
}

extension JSON {
    /// The first address in the status.
    var address: String? { self["status"]?["loadBalancer"]?["ingress"]?[0]?["ip"]?.string }

    func annotation(_ key: String) -> String? { self["metadata"]?["annotations"]?[key]?.string }
}
