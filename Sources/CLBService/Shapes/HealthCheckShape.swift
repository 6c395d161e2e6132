import CloudModel

/// A health check, as it is sent and as it is described.
struct HealthCheckShape: Codable {
    var healthSwitch: Int?
    var timeOut: Int?
    var intervalTime: Int?
    var healthNum: Int?
    var unHealthNum: Int?
    var checkPort: Int?
    var checkType: String?
    var httpCheckDomain: String?
    var httpCheckPath: String?
    var httpCheckMethod: String?
    var httpVersion: String?
    var httpCode: Int?
    var contextType: String?
    var sendContext: String?
    var recvContext: String?
    var extendedCode: String?
    var sourceIpType: Int?

    /// The check; a rule's probes name the rule's domain unless another was configured.
    init(_ check: HealthCheck, ruleDomain: String? = nil) {
        healthSwitch = check.isOn ? 1 : 0
        timeOut = check.timeoutSeconds
        intervalTime = check.intervalSeconds
        healthNum = check.healthyCount
        unHealthNum = check.unhealthyCount
        checkPort = check.port
        checkType = check.kind.rawValue
        httpCheckDomain = check.httpDomain ?? ruleDomain
        httpCheckPath = check.httpPath
        httpCheckMethod = check.httpMethod?.rawValue
        httpVersion = check.httpVersion
        httpCode = check.httpCodes
        contextType = check.contextType?.rawValue
        sendContext = check.sendContext
        recvContext = check.receiveContext
        extendedCode = check.grpcCodes
        sourceIpType = check.sourceKind
    }
}
