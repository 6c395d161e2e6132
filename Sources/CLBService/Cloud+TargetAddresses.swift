import CloudAPI
import CloudModel
import CloudStore

/// An address that a target was named by and no server can have.
enum UnusableAddress {
    /// In no subnet of the VPC that targets live in.
    case outOfReach(IPv4Address)
    /// Kept by its subnet, or that of a load balancer.
    case noServer(IPv4Address)

    var address: IPv4Address {
        switch self {
        case .outOfReach(let address), .noServer(let address): address
        }
    }
}

/// Tells which addresses can be those of servers (reference 2.10, 3.6, 5.3).
extension Cloud {
    /// The first of the targets' addresses that cannot be a server's.
    func unusableAddress(of named: [NamedTarget], behind loadBalancer: LoadBalancer) throws -> UnusableAddress? {
        for case .address(let address) in named.map(\.key.endpoint) {
            if let unusable = try unusable(address, behind: loadBalancer) { return unusable }
        }
        return nil
    }

    /// Only with SNAT can servers be anywhere; in the subnets they are where servers can be all the same.
    private func unusable(_ address: IPv4Address, behind loadBalancer: LoadBalancer) throws -> UnusableAddress? {
        let vpc = loadBalancer.targetVpcId ?? loadBalancer.vpcId
        guard let subnet = try state.subnet(holding: address, of: vpc) else {
            return loadBalancer.isSnatPro ? nil : .outOfReach(address)
        }
        guard subnet.addresses.contains(address) else { return .noServer(address) }
        let holder = try state.owner(of: address, pool: subnet.id.rawValue)
        return holder?.owner.kind == .loadBalancer ? .noServer(address) : nil
    }
}
