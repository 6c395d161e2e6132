import CloudModel
import CloudWire

/// Which settings a listener may have (reference 3.1, 3.2): applies those of a request to one that is new or not.
struct ListenerRules {
    let loadBalancer: LoadBalancer
    /// Documented for changes and refused for creation.
    let allowsAddressHash: Bool

    /// Applies a request and the certificate it asks for.
    func apply(
        _ request: some ListenerSettings,
        certificate: ServerCertificate?,
        to listener: inout Listener
    ) throws(APIError) {
        try ValueRules.targetType(request.targetType)
        try applyBalancing(request, to: &listener)
        try applyHealthCheck(request.healthCheck, to: &listener)
        try applySni(request.sniSwitch, to: &listener)
        try apply(certificate, to: &listener)
        try applyOptions(request, to: &listener)
    }

    /// The protocol of that name, in capitals or not.
    static func `protocol`(_ text: String) throws(APIError) -> ListenerProtocol {
        guard let known = ListenerProtocol(rawValue: text.uppercased()) else { throw .invalidValue("Protocol") }
        return known
    }

    /// On layer 7 these belong to the rules; clients send the scheduler all the same, and it has no effect.
    private func applyBalancing(_ request: some ListenerSettings, to listener: inout Listener) throws(APIError) {
        if !listener.protocol.isLayer7 {
            listener.scheduler = try scheduler(request.scheduler) ?? listener.scheduler ?? .weightedRoundRobin
        }
        if let seconds = request.sessionExpireTime {
            listener.sessionExpireSeconds = try ValueRules.session(seconds, upTo: 3600)
        }
        guard listener.sessionExpireSeconds > 0 else { return }
        try demand([.tcp, .udp], of: listener, for: "SessionExpireTime")
        guard listener.scheduler != .leastConnections else {
            throw .invalidValue(because: "The scheduler LEAST_CONN does not support `SessionExpireTime`.")
        }
    }

    private func scheduler(_ text: String?) throws(APIError) -> Scheduler? {
        guard let text = text?.nonEmpty else { return nil }
        guard let scheduler = Scheduler(rawValue: text), allowsAddressHash || scheduler != .addressHash else {
            throw .invalidValue(because: "Scheduler should be WRR or LEAST_CONN")
        }
        return scheduler
    }

    private func applyHealthCheck(_ shape: HealthCheckShape?, to listener: inout Listener) throws(APIError) {
        guard !listener.protocol.isLayer7 else {
            if shape != nil { throw .invalidValue(because: "`HealthCheck` of a layer 7 listener is set on its rules.") }
            return
        }
        let rules = HealthCheckRules(listener: listener.protocol)
        guard shape != nil || listener.healthCheck == nil else { return }
        listener.healthCheck = try rules.check(shape, changing: listener.healthCheck)
    }

    private func apply(_ certificate: ServerCertificate?, to listener: inout Listener) throws(APIError) {
        guard listener.protocol.isEncrypted, !listener.isSniOn else {
            guard certificate == nil else {
                throw .invalidValue(
                    because: "Only TCP_SSL, QUIC, and HTTPS listeners without SNI have a certificate."
                )
            }
            listener.certificate = nil
            return
        }
        listener.certificate = certificate ?? listener.certificate
        guard listener.certificate != nil else { throw .missingParameter("Certificate") }
    }

    /// SNI is for HTTPS, and once on it stays on.
    private func applySni(_ value: Int?, to listener: inout Listener) throws(APIError) {
        guard let value else { return }
        let isOn = try ValueRules.flag(value, "SniSwitch")
        if isOn { try demand([.https], of: listener, for: "SniSwitch") }
        guard isOn || !listener.isSniOn else { throw .invalidValue(because: "SNI cannot be turned off once it is on.") }
        listener.isSniOn = isOn
    }

    func demand(
        _ protocols: Set<ListenerProtocol>,
        of listener: Listener,
        for parameter: String
    ) throws(APIError) {
        guard protocols.contains(listener.protocol) else {
            throw .invalidValue(because: "`\(parameter)` is not for \(listener.protocol.rawValue) listeners.")
        }
    }
}
