import CloudModel
import CloudWire

/// The finer settings of a listener.
extension ListenerRules {
    /// Load balancers of a performance type have an SLA; only they take limits and long timeouts.
    private var isPerformanceType: Bool { !loadBalancer.slaType.isEmpty }

    func applyOptions(_ request: some ListenerSettings, to listener: inout Listener) throws(APIError) {
        try applySession(request, to: &listener)
        try applyLimits(request, to: &listener)
        try applyRescheduling(request, to: &listener)
        if let value = request.keepaliveEnable {
            listener.options.isKeepaliveOn = try ValueRules.flag(value, "KeepaliveEnable")
            if value == 1 { try demand([.http, .https], of: listener, for: "KeepaliveEnable") }
        }
        if let value = request.proxyProtocol {
            if value { try demand([.tcpSSL], of: listener, for: "ProxyProtocol") }
            listener.options.hasProxyProtocol = value
        }
        if let value = request.snatEnable { listener.options.hasSnat = value }
        if let text = request.dataCompressMode?.nonEmpty {
            listener.options.compressMode = try ValueRules.choice(text, "DataCompressMode")
        }
    }

    private func applySession(_ request: some ListenerSettings, to listener: inout Listener) throws(APIError) {
        if let text = request.sessionType?.nonEmpty {
            listener.options.sessionType = try ValueRules.choice(text, "SessionType")
        }
        guard listener.options.sessionType == .quicConnectionId else { return }
        try demand([.udp], of: listener, for: "SessionType")
        guard listener.scheduler == .weightedRoundRobin else {
            throw .invalidValue(because: "The session type QUIC_CID needs the scheduler WRR.")
        }
    }

    private func applyLimits(_ request: some ListenerSettings, to listener: inout Listener) throws(APIError) {
        if let value = request.idleConnectTimeout {
            listener.options.idleTimeoutSeconds = try idleTimeout(value, of: listener)
        }
        if let value = request.maxConn {
            listener.options.maximumConnections = try limit(value, "MaxConn", of: listener)
        }
        if let value = request.maxCps {
            listener.options.maximumNewConnectionsPerSecond = try limit(value, "MaxCps", of: listener)
        }
    }

    /// Listeners show 0 for the default of their protocol, so clients send it too.
    private func idleTimeout(_ seconds: Int, of listener: Listener) throws(APIError) -> Int {
        guard seconds != 0 else { return 0 }
        try demand([.tcp, .udp], of: listener, for: "IdleConnectTimeout")
        return try ValueRules.number(seconds, in: 10...(isPerformanceType ? 1980 : 900), "IdleConnectTimeout")
    }

    private func limit(_ value: Int, _ parameter: String, of listener: Listener) throws(APIError) -> Int {
        guard value != -1 else { return value }
        try demand([.tcp, .udp, .tcpSSL], of: listener, for: parameter)
        guard isPerformanceType else {
            throw .invalidValue(because: "`\(parameter)` is for load balancers of a performance type.")
        }
        return try ValueRules.number(value, in: 1...Int(Int32.max), parameter)
    }

    private func applyRescheduling(_ request: some ListenerSettings, to listener: inout Listener) throws(APIError) {
        let flags: [(Bool?, WritableKeyPath<ListenerOptions, Bool>, String)] = [
            (request.deregisterTargetRst, \.resetsOnDeregistration, "DeregisterTargetRst"),
            (request.rescheduleTargetZeroWeight, \.reschedulesOnZeroWeight, "RescheduleTargetZeroWeight"),
            (request.rescheduleUnhealthy, \.reschedulesOnUnhealthy, "RescheduleUnhealthy"),
            (request.rescheduleExpandTarget, \.reschedulesOnNewTarget, "RescheduleExpandTarget"),
        ]
        for case (let value?, let path, let parameter) in flags {
            if value { try demand([.tcp, .udp], of: listener, for: parameter) }
            listener.options[keyPath: path] = value
        }
        let times: [(Int?, WritableKeyPath<ListenerOptions, Int?>, String)] = [
            (request.rescheduleStartTime, \.rescheduleStartSeconds, "RescheduleStartTime"),
            (request.rescheduleInterval, \.rescheduleIntervalSeconds, "RescheduleInterval"),
        ]
        for case (let value?, let path, let parameter) in times {
            if value != 0 { try demand([.tcp, .udp], of: listener, for: parameter) }
            listener.options[keyPath: path] = try ValueRules.number(value, in: 0...3600, parameter)
        }
    }
}
