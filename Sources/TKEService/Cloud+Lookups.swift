import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Finds what a request names.
extension Cloud {
    func cluster(_ id: ClusterID) throws -> Cluster {
        guard id.isWellFormed else { throw APIError.malformed("ClusterId", id.rawValue) }
        guard let cluster = try state.cluster(id, in: scope) else { throw APIError.notFound("cluster", id) }
        return cluster
    }

    func vpc(_ id: VpcID) throws -> Vpc {
        guard id.isWellFormed else { throw APIError.malformed("VpcId", id.rawValue) }
        guard let vpc = try state.vpc(id, in: scope) else { throw APIError.notFound("VPC", id) }
        return vpc
    }

    /// A subnet, which must lie in that VPC.
    func subnet(_ id: SubnetID, parameter: String, in vpc: VpcID) throws -> Subnet {
        guard id.isWellFormed else { throw APIError.malformed(parameter, id.rawValue) }
        guard let subnet = try state.subnet(id, in: scope) else { throw APIError.notFound("subnet", id) }
        guard subnet.vpcId == vpc else {
            throw APIError.invalid("The subnet `\(id)` of `\(parameter)` is not in the VPC `\(vpc)`.")
        }
        return subnet
    }

    /// The subnets that pods take addresses from, each once, in the order given.
    func podSubnets(_ ids: [SubnetID], in vpc: VpcID) throws -> [SubnetID] {
        guard !ids.isEmpty else { throw APIError.invalid("The parameter `SubnetIds` must name a subnet.") }
        var chosen: [SubnetID] = []
        for (index, id) in ids.enumerated() {
            let subnet = try subnet(id, parameter: "SubnetIds.\(index)", in: vpc)
            if !chosen.contains(subnet.id) { chosen.append(subnet.id) }
        }
        return chosen
    }
}
