import CLBReconciler
import CloudAPI
import CloudModel
import CloudServer
import CloudWire
import HTTPTypes
import LocalCA
import TencentCloudClient
import TestSupport

/// A cloud behind the real gateway on free ports.
struct ServedCloud: Sendable {
    let cloud: TestCloud
    let ports: GatewayPorts

    var http: CloudPlace { CloudPlace(endpoint: "http://127.0.0.1:\(ports.http)") }

    /// A client of the default account, which asks at the cloud's own time.
    func client(
        at place: CloudPlace? = nil,
        secretId: String = "AKIDclbsim",
        secretKey: String = "clbsim",
        token: String? = nil
    ) throws -> CloudClient {
        try CloudClient(
            place ?? http,
            region: "ap-guangzhou",
            credential: Credential(secretId: secretId, secretKey: secretKey, token: token),
            now: { TestCloud.start }
        )
    }

    /// Runs a gateway for as long as the body takes.
    static func with(
        routes: GatewayRoutes? = nil,
        _ body: @escaping @Sendable (ServedCloud) async throws -> Void
    ) async throws {
        let cloud = try TestCloud()
        let identity = try ServerTrust.identity.get()
        let (ready, report) = AsyncStream.makeStream(of: GatewayPorts.self)
        let server = GatewayServer(
            configuration: GatewayConfiguration(
                ports: GatewayPorts(http: 0, https: 0),
                certificatePEM: identity.certificatePEM,
                privateKeyPEM: identity.privateKeyPEM,
                now: { TestCloud.start.seconds }
            ),
            routes: routes ?? .api(of: cloud),
            logger: .quiet,
            onReady: { report.yield($0) }
        )
        try await Running.with(server, ready) { try await body(ServedCloud(cloud: cloud, ports: $0)) }
    }
}

extension GatewayRoutes {
    fileprivate static func api(of cloud: TestCloud) -> GatewayRoutes {
        GatewayRoutes(
            answer: { cloud.gateway.answer($0) },
            tooLarge: { cloud.gateway.answerTooLarge($0) },
            control: { _ in ControlResponse(status: .notFound, body: []) }
        )
    }
}
