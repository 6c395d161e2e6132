/// What a listener speaks with clients.
package enum ListenerProtocol: String, CaseIterable, Codable, Sendable {
    case tcp = "TCP"
    case udp = "UDP"
    case tcpSSL = "TCP_SSL"
    case http = "HTTP"
    case https = "HTTPS"
    case quic = "QUIC"

    /// Which ports exclude each other: one space for all that runs over TCP, one for the rest (reference 3.1).
    package enum PortSpace: String, Sendable {
        case stream, datagram
    }

    package var portSpace: PortSpace { self == .udp || self == .quic ? .datagram : .stream }

    /// Layer 7 listeners have rules, and their targets hang on those.
    package var isLayer7: Bool { self == .http || self == .https }

    /// Whether connections are encrypted, so that a certificate is needed.
    package var isEncrypted: Bool { self == .tcpSSL || self == .https || self == .quic }
}
