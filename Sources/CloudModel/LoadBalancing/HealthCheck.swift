/// How the targets of a listener or rule are probed (reference 3.3).
///
/// Members that were not configured are nil.
package struct HealthCheck: Hashable, Codable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case tcp = "TCP"
        case http = "HTTP"
        case https = "HTTPS"
        case grpc = "GRPC"
        case ping = "PING"
        case custom = "CUSTOM"
    }

    package enum Method: String, Codable, Sendable {
        case head = "HEAD"
        case get = "GET"
    }

    package enum ContextType: String, Codable, Sendable {
        case hex = "HEX"
        case text = "TEXT"
    }

    package var isOn = true
    package var timeoutSeconds = 2
    package var intervalSeconds = 5
    package var healthyCount = 3
    package var unhealthyCount = 3
    package var kind: Kind
    /// One bit for each class of status codes that counts as healthy, from 1xx to 5xx.
    package var httpCodes: Int?
    package var httpPath: String?
    package var httpDomain: String?
    package var httpMethod: Method?
    package var httpVersion: String?
    /// Nil where each target is probed at its own port.
    package var port: Int?
    package var contextType: ContextType?
    package var sendContext: String?
    package var receiveContext: String?
    /// 0: probes come from the virtual address; 1: from 100.64.0.0/10.
    package var sourceKind = 0
    package var grpcCodes: String?

    package init(kind: Kind) { self.kind = kind }

    /// How long a new target is probed before it counts as healthy.
    package var probationSeconds: Int { intervalSeconds * healthyCount }
}
