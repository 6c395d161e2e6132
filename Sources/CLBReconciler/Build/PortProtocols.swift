import CloudWire
import KubeObjects

/// Which protocols the ports of a Service speak: those of its spec, or those of the annotation `specify-protocol`
/// (reference 2.4).
struct PortProtocols {
    /// A protocol of the cloud's listeners, and what it takes.
    struct Spoken: Hashable {
        var name: String
        /// The Secret of the whole port.
        var secret: String?
        var hosts: [Host] = []

        struct Host: Hashable {
            var name: String
            var secret: String?
        }
    }

    private static let known: Set<String> = ["TCP", "UDP", "TCP_SSL", "HTTP", "HTTPS", "QUIC"]

    private var byPort: [Int64: [Spoken]] = [:]

    init(_ service: KubeObject) throws(SyncFailure) {
        let key = ServiceAnnotation.specifyProtocol
        guard service["spec", "type"]?.string == "LoadBalancer", let text = service.annotation(key) else { return }
        for (port, said) in try AnnotationJSON.object(text, key).members {
            guard let number = Int64(port) else {
                throw SyncFailure("E4005", "Annotation \(key): \(port) is not a port.")
            }
            byPort[number] = try Self.spoken(said, port: port)
        }
    }

    /// Nothing for protocols that load balancers do not have, such as SCTP.
    func protocols(of port: JSON) -> [Spoken] {
        if let said = byPort[port["port"]?.int ?? 0] { return said }
        let name = port["protocol"]?.string ?? "TCP"
        return Self.known.contains(name) ? [Spoken(name: name)] : []
    }

    private static func spoken(_ said: JSON, port: String) throws(SyncFailure) -> [Spoken] {
        let key = ServiceAnnotation.specifyProtocol
        let names = (said["protocol"]?.array ?? []).compactMap(\.string)
        guard !names.isEmpty, Set(names).isSubset(of: known) else {
            throw SyncFailure("E4005", "Annotation \(key): port \(port) has no protocol that is known.")
        }
        let keys = names.map { ListenerKey(port: 0, protocol: $0) }
        guard Set(keys.map(\.transport)).count == names.count else {
            throw SyncFailure("E4005", "Annotation \(key): the protocols of port \(port) exclude each other.")
        }
        let hosts = (said["hosts"]?.object?.members ?? []).map {
            Spoken.Host(name: $0.name, secret: $0.value["tls"]?.string)
        }
        return names.map { Spoken(name: $0, secret: said["tls"]?.string, hosts: hosts) }
    }
}
