import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Which endpoints a cluster may have: the internal one needs a subnet, the public one takes lists of sources.
enum EndpointRules {
    static func check(_ endpoint: PublicEndpointShape) throws(APIError) -> PublicEndpointShape {
        let lists = [
            ("AllowFromCidrs", endpoint.allowFromCidrs ?? []), ("SecurityPolicies", endpoint.securityPolicies ?? []),
        ]
        for (name, sources) in lists {
            for (index, source) in sources.enumerated() where CIDR(covering: source) == nil {
                throw .malformed("PublicLB.\(name).\(index)", source)
            }
        }
        _ = try ClusterRules.extraParameters(endpoint.extraParam, parameter: "PublicLB.ExtraParam")
        return endpoint
    }

    static func check(
        _ endpoint: InternalEndpointShape,
        of cluster: Cluster,
        in cloud: Cloud<Transaction>
    ) throws -> InternalEndpointShape {
        guard endpoint.enabled else { return endpoint }
        guard let id = endpoint.subnetId, !id.isEmpty else { throw APIError.missingParameter("InternalLB.SubnetId") }
        _ = try cloud.subnet(SubnetID(rawValue: id), parameter: "InternalLB.SubnetId", in: cluster.vpcId)
        return endpoint
    }
}
