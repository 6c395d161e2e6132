import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Finds what a request names: a malformed id and an unknown one are different errors (reference 5.1).
extension Cloud {
    func vpc(_ id: VpcID) throws -> Vpc {
        guard id.isWellFormed else { throw APIError.malformed("VpcId", id.rawValue) }
        guard let vpc = try state.vpc(id, in: scope) else { throw APIError.notFound(id) }
        return vpc
    }

    func subnet(_ id: SubnetID) throws -> Subnet {
        guard id.isWellFormed else { throw APIError.malformed("SubnetId", id.rawValue) }
        guard let subnet = try state.subnet(id, in: scope) else { throw APIError.notFound(id) }
        return subnet
    }

    func securityGroup(_ id: SecurityGroupID) throws -> SecurityGroup {
        guard id.isWellFormed else { throw APIError.malformed("SecurityGroupId", id.rawValue) }
        guard let group = try state.securityGroup(id, in: scope) else { throw APIError.notFound(id) }
        return group
    }
}
