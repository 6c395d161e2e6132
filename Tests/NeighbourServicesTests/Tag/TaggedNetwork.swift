import CloudWire
import TestSupport
import Testing

/// A cloud with one load balancer in a subnet, whose tags the calls of a test are about.
struct TaggedNetwork {
    let cloud: TestCloud
    let network: TestNetwork
    let loadBalancer: JSON

    init(tags: [JSON] = []) throws {
        cloud = try TestCloud()
        network = try TestNetwork(cloud)
        loadBalancer = try network.createLoadBalancer(tags.isEmpty ? [:] : ["Tags": .array(tags)])
    }

    /// The name of a resource as Terraform writes it, without the account's number.
    func name(_ service: String, _ prefix: String, _ id: JSON) -> JSON {
        .string("qcs::\(service):ap-guangzhou:uin/:\(prefix)/\(id.string ?? "")")
    }

    var loadBalancerName: JSON { name("clb", "clb", loadBalancer) }

    /// Adds, changes and removes tags of the load balancer.
    func modify(replace: [JSON] = [], delete: [JSON] = []) throws -> JSON {
        var request = JSONObject([("Resource", loadBalancerName)])
        if !replace.isEmpty { request["ReplaceTags"] = .array(replace) }
        if !delete.isEmpty { request["DeleteTags"] = .array(delete.map { ["TagKey": $0] }) }
        return try cloud.tag("ModifyResourceTags", .object(request))
    }

    /// The tags of the load balancer as CLB shows them.
    func shownTags() throws -> [JSON] { try cloud.loadBalancer(loadBalancer)?["Tags"]?.array ?? [] }

    static func tag(_ key: String, _ value: String) -> JSON {
        ["TagKey": .string(key), "TagValue": .string(value)]
    }
}
