import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes the settings of a listener; its port and protocol never change (reference 3.2).
enum ModifyListener: WriteAction {
    struct Request: Decodable, ListenerSettings {
        var loadBalancerId: LoadBalancerID
        var listenerId: ListenerID
        var listenerName: String?
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

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [
        .invalidParameter, .invalidParameterValue, .length, .listenerNotFound, .loadBalancerNotFound,
        .missingParameter, .resourceInOperating,
    ]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        let loadBalancer = try cloud.idleLoadBalancer(request.loadBalancerId)
        let before = try cloud.listener(request.listenerId, of: loadBalancer)
        var listener = before
        // A listener without a name shows an empty one, which no other can get.
        if let name = request.listenerName, name != before.name {
            listener.name = try ValueRules.name(name, "ListenerName")
        }
        let certificate = try cloud.serverCertificate(request.certificate, request.multiCertInfo)
        let rules = ListenerRules(loadBalancer: loadBalancer, allowsAddressHash: true)
        try rules.apply(request, certificate: certificate, to: &listener)
        try cloud.state.update(listener)
        if listener.isSniOn, !before.isSniOn { try handDown(before.certificate, of: listener, in: cloud) }
        try cloud.beginTask(ListenerTask.name(.update, .listener, of: listener.protocol), on: [loadBalancer])
        return NoContent()
    }

    /// With SNI every domain needs a certificate, so those there are keep the one they were served with; inferred.
    private static func handDown(
        _ certificate: ServerCertificate?,
        of listener: Listener,
        in cloud: Cloud<Transaction>
    ) throws {
        for var rule in try cloud.state.rules(of: listener.id) {
            rule.certificate = certificate
            try cloud.state.update(rule)
        }
    }
}
