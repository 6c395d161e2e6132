import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Gives SNAT addresses of a load balancer back to their subnets; all of them must be its own (reference 2.10).
enum DeleteLoadBalancerSnatIps: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var ips: [String]
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [.invalidParameterValue, .loadBalancerNotFound, .resourceInOperating]

    private static let ipCounts = 1...20

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        // The action documents no code for lengths.
        guard ipCounts.contains(request.ips.count) else { throw APIError.invalidValue("Ips") }
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let owned = try cloud.state.snatAddresses(of: loadBalancer.id)
        for text in Set(request.ips).sorted() {
            guard let snat = owned.first(where: { $0.address.description == text }) else {
                throw APIError.invalidValue(because: "The load balancer has no SNAT IP `\(text)`.")
            }
            try cloud.state.delete(snat)
        }
        try cloud.beginTask("DeleteQLBSnatIps", on: [loadBalancer])
        return NoContent()
    }
}
