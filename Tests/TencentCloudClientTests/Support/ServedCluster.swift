import CLBReconciler
import CloudServer
import CloudWire
import KubeAPI
import LocalCA
import Synchronization
import TencentCloudClient
import TestSupport

/// A cluster behind the real TLS port.
struct ServedCluster: Sendable {
    let cluster: TestCluster
    let access: KubernetesAccess
    /// What was asked, as `GET /path`, with the whole query where there is one.
    let requests: RequestLog

    static let configMaps = KubernetesResource(version: "v1", plural: "configmaps")

    /// Asks for the API by a client that never sleeps for long.
    func client() throws -> HTTPKubernetes {
        try HTTPKubernetes(access) { _ in try Task.checkCancellation() }
    }

    /// Makes or changes a config map behind the clients' backs.
    func put(_ name: String, _ value: String = "") {
        let body: JSON = [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)],
            "data": ["value": .string(value)],
        ]
        let path = "/api/v1/namespaces/default/configmaps"
        if cluster.ask("POST", path, body).status == 409 { cluster.ask("PUT", "\(path)/\(name)", body) }
    }

    func delete(_ name: String) {
        cluster.ask("DELETE", "/api/v1/namespaces/default/configmaps/\(name)")
    }

    /// The revision of the list as it is now.
    func revision() -> String {
        cluster.ask("GET", "/api/v1/configmaps").json["metadata"]?["resourceVersion"]?.string ?? ""
    }

    /// Runs a server for as long as the body takes; a test may answer some requests itself.
    static func with(
        answering own: @escaping @Sendable (ServerRequest, TestCluster) -> ServerAnswer? = { _, _ in nil },
        _ body: @escaping @Sendable (ServedCluster) async throws -> Void
    ) async throws {
        let cluster = try TestCluster()
        let identity = try ServerTrust.identity.get()
        let requests = RequestLog()
        let (ready, report) = AsyncStream.makeStream(of: Int.self)
        let server = ClusterServer(
            configuration: ClusterServerConfiguration(
                host: "127.0.0.1",
                port: 0,
                certificatePEM: identity.certificatePEM,
                privateKeyPEM: identity.privateKeyPEM,
                authorityPEM: identity.authorityPEM
            ),
            answer: { request in
                requests.note(request)
                return own(request, cluster) ?? cluster.server.answer(request)
            },
            logger: .quiet,
            onReady: { report.yield($0) }
        )
        try await Running.with(server, ready) { port in
            let access = KubernetesAccess(
                server: "https://localhost:\(port)",
                trust: .authority(identity.authorityPEM),
                identity: .token("test-token")
            )
            try await body(ServedCluster(cluster: cluster, access: access, requests: requests))
        }
    }
}

/// The requests that reached a server.
final class RequestLog: Sendable {
    private let requests = Mutex<[ServerRequest]>([])

    func note(_ request: ServerRequest) { requests.withLock { $0.append(request) } }

    /// The revisions that watches began at, in order.
    var watchedFrom: [String] {
        requests.withLock { $0 }.filter { $0.query.isOn("watch") }.map { $0.query["resourceVersion"] ?? "" }
    }

    var all: [ServerRequest] { requests.withLock { $0 } }
}

extension KubernetesChange {
    /// `present NAME` or `gone NAME`.
    var text: String {
        switch self {
        case .present(let object): "present \(object["metadata"]?["name"]?.string ?? "")"
        case .gone(let object): "gone \(object["metadata"]?["name"]?.string ?? "")"
        }
    }
}
