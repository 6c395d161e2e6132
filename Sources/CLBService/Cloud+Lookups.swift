import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Finds what a request names.
extension Cloud {
    /// A malformed id is as unknown as any other here.
    func loadBalancer(_ id: LoadBalancerID) throws -> LoadBalancer {
        guard let loadBalancer = try state.loadBalancer(id, in: scope) else { throw APIError.notFound(id) }
        return loadBalancer
    }
}
