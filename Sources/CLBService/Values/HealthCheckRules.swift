import CloudModel
import CloudWire

/// Which health check a listener or a rule may have (reference 3.3).
///
/// Listeners keep what was not configured as null, rules fill in the documented defaults: clients that compare what
/// they read with what they wrote rely on both.
struct HealthCheckRules {
    /// The kinds allowed there, the default first.
    let kinds: [HealthCheck.Kind]
    let isOfRule: Bool
    /// A TCP listener that is probed with HTTP must say in which version and for which domain.
    let needsHTTPDetails: Bool

    /// The rules for a listener of layer 4.
    init(listener protocol: ListenerProtocol) {
        kinds =
            switch `protocol` {
            case .udp: [.ping, .custom]
            case .tcpSSL, .quic: [.tcp, .http]
            case .tcp, .http, .https: [.tcp, .http, .custom]
            }
        isOfRule = false
        needsHTTPDetails = `protocol` == .tcp
    }

    /// The rules for a rule; its targets are probed in the protocol they are spoken to in, where that can be.
    init(ruleOn protocol: ListenerProtocol, forwardType: Rule.ForwardType) {
        let preferred: HealthCheck.Kind =
            switch forwardType {
            case .http: .http
            case .https: `protocol` == .https ? .https : .http
            case .grpc, .grpcs: .grpc
            }
        let allowed: [HealthCheck.Kind] = `protocol` == .https ? [.http, .https, .grpc] : [.http, .grpc]
        kinds = [preferred] + allowed.filter { $0 != preferred }
        isOfRule = true
        needsHTTPDetails = false
    }

    /// The check a request asks for: what it does not mention stays as it is, or takes its default.
    func check(_ shape: HealthCheckShape?, changing current: HealthCheck? = nil) throws(APIError) -> HealthCheck {
        var check = try start(kind: shape?.checkType?.nonEmpty, from: current)
        if let shape {
            try readTiming(shape, into: &check)
            try readHTTP(shape, into: &check)
            try readCustom(shape, into: &check)
        }
        fillDefaults(&check)
        try confirm(check)
        return check
    }

    /// A change of kind keeps the timing and drops what belonged to the other kind.
    private func start(kind text: String?, from current: HealthCheck?) throws(APIError) -> HealthCheck {
        var kind = current?.kind ?? kinds[0]
        if let text { kind = try ValueRules.choice(text, "HealthCheck.CheckType") }
        guard kinds.contains(kind) else { throw .invalidValue("HealthCheck.CheckType") }
        guard var check = current else { return HealthCheck(kind: kind) }
        guard check.kind != kind else { return check }
        check = HealthCheck(kind: kind)
        if let current {
            check.isOn = current.isOn
            check.timeoutSeconds = current.timeoutSeconds
            check.intervalSeconds = current.intervalSeconds
            check.healthyCount = current.healthyCount
            check.unhealthyCount = current.unhealthyCount
            check.port = current.port
            check.sourceKind = current.sourceKind
        }
        return check
    }

    private func fillDefaults(_ check: inout HealthCheck) {
        if isOfRule || check.kind == .http { check.httpMethod = check.httpMethod ?? .head }
        guard isOfRule else { return }
        check.httpCodes = check.httpCodes ?? 31
        check.httpPath = check.httpPath ?? "/"
        if check.kind == .grpc { check.grpcCodes = check.grpcCodes ?? "12" }
    }

    /// What only the whole can tell.
    private func confirm(_ check: HealthCheck) throws(APIError) {
        guard check.timeoutSeconds < check.intervalSeconds else {
            throw .invalidValue(because: "`HealthCheck.TimeOut` must be less than `HealthCheck.IntervalTime`.")
        }
        guard check.isOn else { return }
        if needsHTTPDetails, check.kind == .http {
            guard check.httpVersion != nil else { throw .missingParameter("HealthCheck.HttpVersion") }
            guard check.httpDomain != nil else { throw .missingParameter("HealthCheck.HttpCheckDomain") }
        }
        if check.kind == .custom { try confirmCustom(check) }
    }

    private func confirmCustom(_ check: HealthCheck) throws(APIError) {
        guard let type = check.contextType else { throw .missingParameter("HealthCheck.ContextType") }
        guard let send = check.sendContext else { throw .missingParameter("HealthCheck.SendContext") }
        guard let receive = check.receiveContext else { throw .missingParameter("HealthCheck.RecvContext") }
        guard type == .hex else { return }
        guard Self.isHex(send) else { throw .invalidValue("HealthCheck.SendContext") }
        guard Self.isHex(receive) else { throw .invalidValue("HealthCheck.RecvContext") }
    }

    private static func isHex(_ text: String) -> Bool {
        text.utf8.count.isMultiple(of: 2) && text.utf8.allSatisfy(Set("0123456789ABCDEF".utf8).contains)
    }
}
