/// The finer settings of a listener, which nothing is looked up by.
package struct ListenerOptions: Hashable, Codable, Sendable {
    package enum SessionType: String, Codable, Sendable {
        case normal = "NORMAL"
        /// By the connection id of QUIC, which UDP listeners may see.
        case quicConnectionId = "QUIC_CID"
    }

    package enum CompressMode: String, Codable, Sendable {
        case transparent, compatibility
    }

    package var sessionType = SessionType.normal
    /// 0 where the default of the protocol holds.
    package var idleTimeoutSeconds = 0
    /// -1 for no limit of its own.
    package var maximumConnections = -1
    /// -1 for no limit of its own.
    package var maximumNewConnectionsPerSecond = -1
    package var isKeepaliveOn = false
    package var resetsOnDeregistration = false
    package var hasSnat = false
    package var hasProxyProtocol = false
    package var hasH2c = false
    package var compressMode: CompressMode?
    package var reschedulesOnZeroWeight = false
    package var reschedulesOnUnhealthy = false
    package var reschedulesOnNewTarget = false
    package var rescheduleStartSeconds: Int?
    package var rescheduleIntervalSeconds: Int?

    package init() {}
}
