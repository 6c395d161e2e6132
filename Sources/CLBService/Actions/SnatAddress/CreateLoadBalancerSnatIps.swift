import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Adds SNAT addresses to a load balancer, which turns the feature on (reference 2.10).
enum CreateLoadBalancerSnatIps: WriteAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var snatIps: [SnatIpShape]
        /// Of each subnet named; not for addresses that were chosen.
        var number: Int?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .failedOperation, .invalidParameter, .invalidParameterValue, .length, .limitExceeded, .loadBalancerNotFound,
        .resourceInOperating,
    ]

    /// The action documents no `ResourceInsufficient`, which creation has.
    private static let exhausted = APIError(.failedOperation, "The subnet has no available IP address left.")

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let shapes = try shapes(request, limit: cloud.settings.snatAddressQuota)
        var loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        try cloud.addSnatAddresses(shapes, to: loadBalancer, exhausted: exhausted)
        loadBalancer.isSnatPro = true
        try cloud.beginTask("AddQLBSnatIps", on: [loadBalancer])
        return NoContent()
    }

    /// One wish for each address.
    private static func shapes(_ request: Request, limit: Int) throws(APIError) -> [SnatIpShape] {
        guard !request.snatIps.isEmpty else { throw .wrongLength("SnatIps", 1...limit) }
        // Zero is what generated clients send for a number nobody set.
        let number = request.number.flatMap { $0 == 0 ? nil : $0 } ?? 1
        guard number > 0 else { throw .invalidValue("Number") }
        guard number == 1 || request.snatIps.allSatisfy({ $0.ip?.nonEmpty == nil }) else {
            throw .invalid("`Number` cannot be specified together with `SnatIps.Ip`.")
        }
        guard number <= limit, request.snatIps.count <= limit else { throw .quotaReached("SNAT IPs", limit: limit) }
        return request.snatIps.flatMap { Array(repeating: $0, count: number) }
    }
}
