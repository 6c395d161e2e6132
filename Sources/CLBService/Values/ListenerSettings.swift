/// The parameters that making and changing a listener have in common.
protocol ListenerSettings {
    var healthCheck: HealthCheckShape? { get }
    var certificate: CertificateInputShape? { get }
    var multiCertInfo: MultiCertInfoShape? { get }
    var sessionExpireTime: Int? { get }
    var scheduler: String? { get }
    var sniSwitch: Int? { get }
    var targetType: String? { get }
    var sessionType: String? { get }
    var keepaliveEnable: Int? { get }
    var deregisterTargetRst: Bool? { get }
    var maxConn: Int? { get }
    var maxCps: Int? { get }
    var idleConnectTimeout: Int? { get }
    var proxyProtocol: Bool? { get }
    var snatEnable: Bool? { get }
    var dataCompressMode: String? { get }
    var rescheduleTargetZeroWeight: Bool? { get }
    var rescheduleUnhealthy: Bool? { get }
    var rescheduleExpandTarget: Bool? { get }
    var rescheduleStartTime: Int? { get }
    var rescheduleInterval: Int? { get }
}
