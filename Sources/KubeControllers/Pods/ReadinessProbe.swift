import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// The readiness probe of a container that runs and is never ready.
struct ReadinessProbe {
    /// So many failures an event recorder tells as they come, and later ones at its own pace.
    private static let burst: Int64 = 25
    private static let pace = Duration.seconds(300)

    private let json: JSON
    private let container: Container
    private let pod: KubeObject

    /// Nil where the container has none: then nothing asks it.
    init?(of container: Container, _ pod: KubeObject) {
        guard let json = container.json["readinessProbe"], json.object != nil else { return nil }
        self.json = json
        self.container = container
        self.pod = pod
    }

    /// Tells of the failure that is due.
    ///
    /// - Returns: when the next one is.
    func fail(since started: Instant, in state: ClusterTransaction) throws -> Instant {
        let due = try nextFailure(since: started, in: state)
        guard due <= state.now else { return due }
        try state.record(failure, on: pod)
        return try nextFailure(since: started, in: state)
    }

    private func nextFailure(since started: Instant, in state: ClusterTransaction) throws -> Instant {
        let first = started + .seconds(max(1, json["initialDelaySeconds"]?.int ?? 0))
        guard let told = try state.told(failure, of: pod) else { return first }
        let period = Duration.seconds(max(1, json["periodSeconds"]?.int ?? 10))
        let pause = told.count < Self.burst ? period : max(period, Self.pace)
        return max(first, told.last + pause)
    }

    private var failure: Happening {
        PodEvent.warning("Unhealthy", "Readiness probe failed: \(answer)", of: container)
    }

    /// What is found where nothing serves.
    private var answer: String {
        let address = pod["status", "podIP"]?.string ?? ""
        if json["httpGet"] != nil { return "HTTP probe failed with statuscode: 503" }
        if let socket = json["tcpSocket"] {
            return "dial tcp \(host(socket, address)):\(port(socket)): connect: connection refused"
        }
        if let service = json["grpc"] {
            let seconds = json["timeoutSeconds"]?.int ?? 1
            return #"timeout: failed to connect service "\#(address):\#(port(service))" within \#(seconds)s: "#
                + "context deadline exceeded"
        }
        return ""
    }

    private func host(_ action: JSON, _ address: String) -> String {
        guard let host = action["host"]?.string, !host.isEmpty else { return address }
        return host
    }

    /// The number, be it given by the name of one of the container's ports.
    private func port(_ action: JSON) -> String {
        guard let name = action["port"]?.string else { return String(action["port"]?.int ?? 0) }
        let ports = container.json["ports"]?.array ?? []
        return ports.first { $0["name"]?.string == name }?["containerPort"]?.int.map { String($0) } ?? name
    }
}
