import CloudModel

/// A listener in the key order of the documented example (reference 3.1).
struct ListenerShape: Encodable {
    var listenerId: ListenerID
    var listenerName: String
    var createTime: String
    var `protocol`: String
    var port: Int
    var endPort: Int
    var healthCheck: HealthCheckShape?
    var certificate: CertificateOutputShape?
    var scheduler: String?
    var sessionExpireTime: Int
    var sniSwitch: Int
    /// Null on layer 4.
    var rules: [RuleShape]?
    var targetType: String?
    var keepaliveEnable: Int?
    var sessionType: String
    var toa = false
    var deregisterTargetRst: Bool
    var maxConn: Int
    var maxCps: Int
    var idleConnectTimeout: Int
    var attrFlags: [String]
    var dataCompressMode: String?
    var rescheduleInterval: Int?
    var rescheduleStartTime: Int?

    init(_ listener: Listener, rules: [Rule], rewrites: [RuleID: Rewrite]) {
        let isLayer7 = listener.protocol.isLayer7
        let options = listener.options
        listenerId = listener.id
        listenerName = listener.name
        createTime = listener.createdAt.beijingText
        `protocol` = listener.protocol.rawValue
        port = listener.port
        endPort = listener.endPort
        healthCheck = listener.healthCheck.map { HealthCheckShape($0) }
        certificate = listener.certificate.map(CertificateOutputShape.init)
        scheduler = listener.scheduler?.rawValue
        sessionExpireTime = listener.sessionExpireSeconds
        sniSwitch = listener.isSniOn ? 1 : 0
        self.rules = isLayer7 ? rules.map { RuleShape($0, of: listener, rewrite: rewrites[$0.id]) } : nil
        targetType = isLayer7 ? nil : "NODE"
        keepaliveEnable = isLayer7 ? (options.isKeepaliveOn ? 1 : 0) : nil
        sessionType = options.sessionType.rawValue
        deregisterTargetRst = options.resetsOnDeregistration
        maxConn = options.maximumConnections
        maxCps = options.maximumNewConnectionsPerSecond
        idleConnectTimeout = options.idleTimeoutSeconds
        attrFlags = Self.flags(options)
        dataCompressMode = options.compressMode?.rawValue
        rescheduleInterval = options.rescheduleIntervalSeconds
        rescheduleStartTime = options.rescheduleStartSeconds
    }

    private static func flags(_ options: ListenerOptions) -> [String] {
        let flags = [
            ("H2cSwitch", options.hasH2c),
            ("SnatEnable", options.hasSnat),
            ("ProxyProtocol", options.hasProxyProtocol),
            ("RescheduleTargetZeroWeight", options.reschedulesOnZeroWeight),
            ("RescheduleUnhealthy", options.reschedulesOnUnhealthy),
            ("RescheduleExpandTarget", options.reschedulesOnNewTarget),
        ]
        return flags.filter(\.1).map(\.0)
    }
}
