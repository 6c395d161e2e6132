import CloudAPI
import CloudModel
import CloudStore

extension Cloud {
    /// Whether pods or load balancers of a cluster take addresses from the subnet.
    func hasClusters(using subnet: Subnet) throws -> Bool {
        try state.clusters(in: scope).contains {
            $0.subnetIds.contains(subnet.id) || $0.serviceSubnetId == subnet.id
        }
    }
}
