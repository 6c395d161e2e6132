import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Addresses for load balancers that reach targets outside their VPC (reference 2.10).
extension Cloud where State == Transaction {
    /// Takes the addresses asked for out of their subnets, all or none.
    ///
    /// Creation and addition say differently that a subnet has none left.
    func addSnatAddresses(_ shapes: [SnatIpShape], to loadBalancer: LoadBalancer, exhausted: APIError) throws {
        let quota = settings.snatAddressQuota
        guard try state.snatAddresses(of: loadBalancer.id).count + shapes.count <= quota else {
            throw APIError.quotaReached("SNAT IPs", limit: quota)
        }
        for (index, shape) in shapes.enumerated() {
            // The text is the one recorded for the subnet of a load balancer (reference 2.2).
            guard let subnet = try state.subnet(shape.subnetId, in: scope), subnet.vpcId == loadBalancer.vpcId else {
                throw APIError.invalid("Invoke vpc failed: subnet not exists.")
            }
            let owner = AddressOwner(kind: .loadBalancer, id: loadBalancer.id.rawValue)
            let address = try take(shape, from: subnet, for: owner, path: "SnatIps.\(index)", exhausted: exhausted)
            try state.insert(SnatAddress(subnetId: subnet.id, address: address), of: loadBalancer.id)
        }
    }

    private func take(
        _ shape: SnatIpShape,
        from subnet: Subnet,
        for owner: AddressOwner,
        path: String,
        exhausted: APIError
    ) throws -> IPv4Address {
        guard let text = shape.ip?.nonEmpty else {
            guard let address = try state.takeAddress(pool: subnet.id.rawValue, for: owner, at: now) else {
                throw exhausted
            }
            return address
        }
        guard let address = IPv4Address(text) else { throw APIError.invalidValue("\(path).Ip") }
        guard try state.takeAddress(address, pool: subnet.id.rawValue, for: owner, at: now) else {
            throw APIError.invalidValue(because: "The specified Ip `\(address)` is in use or not in the subnet.")
        }
        return address
    }
}
