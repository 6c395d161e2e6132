import CloudWire
import KubeObjects

/// The ports that an Ingress listens on (reference 2.2, 4.1).
struct IngressPorts {
    static let usualHTTP = ListenerKey(port: 80, protocol: "HTTP")
    static let usualHTTPS = ListenerKey(port: 443, protocol: "HTTPS")

    var http = [Self.usualHTTP]
    var https = [Self.usualHTTPS]
    /// Whether the annotation `listen-ports` names them.
    private(set) var areSaid = false

    init(_ ingress: KubeObject, code: String) throws(SyncFailure) {
        let key = IngressAnnotation.listenPorts
        guard let text = ingress.annotation(key) else { return }
        let invalid = SyncFailure(
            code,
            "Annotation \(key) is not a list such as [{\"HTTP\":80},{\"HTTPS\":443}] of ports that differ."
        )
        var all: [ListenerKey] = []
        for entry in try AnnotationJSON.value(text, key, code: code).array ?? [] {
            for member in entry.object?.members ?? [] {
                guard ["HTTP", "HTTPS"].contains(member.name), let port = member.value.int, (1...65_535).contains(port)
                else { throw invalid }
                all.append(ListenerKey(port: Int(port), protocol: member.name))
            }
        }
        guard !all.isEmpty, Set(all.map(\.port)).count == all.count else { throw invalid }
        http = all.filter { $0.protocol == "HTTP" }
        https = all.filter { $0.protocol == "HTTPS" }
        areSaid = true
    }
}
