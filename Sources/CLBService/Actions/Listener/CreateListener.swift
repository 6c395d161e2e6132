import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Creates listeners on a load balancer, one for each port, with the same settings (reference 3.1).
enum CreateListener: WriteAction {
    struct Request: Decodable, ListenerSettings {
        var loadBalancerId: LoadBalancerID
        var ports: [Int]
        var `protocol`: String
        /// By the place of the port; a listener beyond its end has no name.
        var listenerNames: [String]?
        var endPort: Int?
        var fullEndPorts: [Int]?
        var h2cSwitch: Bool?
        var healthCheck: HealthCheckShape?
        var certificate: CertificateInputShape?
        var multiCertInfo: MultiCertInfoShape?
        var sessionExpireTime: Int?
        var scheduler: String?
        var sniSwitch: Int?
        var targetType: String?
        var sessionType: String?
        var keepaliveEnable: Int?
        var deregisterTargetRst: Bool?
        var maxConn: Int?
        var maxCps: Int?
        var idleConnectTimeout: Int?
        var proxyProtocol: Bool?
        var snatEnable: Bool?
        var dataCompressMode: String?
        var rescheduleTargetZeroWeight: Bool?
        var rescheduleUnhealthy: Bool?
        var rescheduleExpandTarget: Bool?
        var rescheduleStartTime: Int?
        var rescheduleInterval: Int?
    }

    struct Response: Encodable {
        var listenerIds: [ListenerID]
    }

    static let errors: Set<APIErrorCode> = [
        .failedOperation, .invalidParameter, .invalidParameterValue, .length, .limitExceeded, .loadBalancerNotFound,
        .missingParameter, .portCheckFailed, .resourceInOperating,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let `protocol` = try ListenerRules.protocol(request.protocol)
        let ports = try PortRequest.ranges(request, of: `protocol`, areAllowed: cloud.settings.allowsPortRanges)
        let names = try names(request)
        try confirmFree(ports, for: `protocol`, on: loadBalancer, in: cloud)
        let certificate = try cloud.serverCertificate(request.certificate, request.multiCertInfo)
        let ids = try ports.enumerated().map { index, range in
            var listener = try newListener(`protocol`, range.lowerBound, on: loadBalancer, in: cloud)
            listener.endPort = range.count > 1 ? range.upperBound : 0
            listener.name = index < names.count ? names[index] : ""
            listener.options.hasH2c = try hasH2c(request, `protocol`, loadBalancer)
            let rules = ListenerRules(loadBalancer: loadBalancer, allowsAddressHash: false)
            try rules.apply(request, certificate: certificate, to: &listener)
            try cloud.state.insert(listener)
            return listener.id
        }
        try cloud.beginTask(ListenerTask.name(.add, .listener, of: `protocol`), on: [loadBalancer])
        return Response(listenerIds: ids)
    }

    private static func names(_ request: Request) throws -> [String] {
        let names = request.listenerNames ?? []
        guard names.count <= request.ports.count else {
            throw APIError.invalid("`ListenerNames` has more elements than `Ports`.")
        }
        return try names.enumerated().map { try ValueRules.name($1, "ListenerNames.\($0)") }
    }

    /// Clear-text HTTP/2 is for HTTP listeners of internal load balancers.
    private static func hasH2c(
        _ request: Request,
        _ protocol: ListenerProtocol,
        _ loadBalancer: LoadBalancer
    ) throws -> Bool {
        guard request.h2cSwitch == true else { return false }
        guard `protocol` == .http, loadBalancer.kind == .internal else { throw APIError.invalidValue("H2cSwitch") }
        return true
    }

    private static func confirmFree(
        _ ports: [ClosedRange<Int>],
        for protocol: ListenerProtocol,
        on loadBalancer: LoadBalancer,
        in cloud: Cloud<Transaction>
    ) throws {
        let quota = cloud.settings.listenerQuota
        guard try cloud.state.listenerCount(of: loadBalancer.id) + ports.count <= quota else {
            throw APIError.quotaReached("listeners", limit: quota)
        }
        for (index, range) in ports.enumerated() {
            let isTaken = try cloud.state.areTaken(range, in: `protocol`.portSpace, of: loadBalancer.id)
            guard !isTaken, !ports[..<index].contains(where: range.overlaps) else {
                throw APIError.portTaken(range.lowerBound)
            }
        }
    }

    private static func newListener(
        _ protocol: ListenerProtocol,
        _ port: Int,
        on loadBalancer: LoadBalancer,
        in cloud: Cloud<Transaction>
    ) throws -> Listener {
        let number = try cloud.state.nextNumber()
        return Listener(
            id: cloud.world.ids.id(number),
            loadBalancerId: loadBalancer.id,
            name: "",
            protocol: `protocol`,
            port: port,
            createdAt: cloud.now,
            number: Int64(number),
            ownRuleId: cloud.world.ids.id(number)
        )
    }
}
