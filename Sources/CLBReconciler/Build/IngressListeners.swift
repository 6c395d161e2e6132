import CloudWire
import KubeObjects

/// The listeners and rules of an Ingress (reference 4.1).
struct IngressListeners {
    private let ingress: KubeObject
    private let around: Surroundings
    private let config: ConfigSettings

    init(_ ingress: KubeObject, _ around: Surroundings, warnings: inout [SyncFailure]) throws(SyncFailure) {
        self.ingress = ingress
        self.around = around
        config = try ConfigSettings(
            of: ingress,
            IngressAnnotation.shared,
            kind: .ingress,
            in: around.view,
            warnings: &warnings
        )
    }

    /// Adds the listeners, and the addresses of pods that end.
    func apply(to desired: inout DesiredLoadBalancer) throws(SyncFailure) {
        let key = ListenerKey(port: 80, protocol: "HTTP")
        var listener = DesiredListener(key: key, settings: config.settings(ofLayer7: key))
        for entry in ingress["spec", "rules"]?.array ?? [] {
            for path in entry[path: "http", "paths"]?.array ?? [] {
                let url = path["path"]?.string ?? "/"
                var rule = DesiredRule(key: RuleKey(domain: entry["host"]?.string ?? RuleKey.vip, url: url))
                config.apply(to: &rule, of: key)
                rule.targets = try targets(path["backend"] ?? .null, rule.key, key, &desired.drainingAddresses)
                listener.rules.append(rule)
            }
        }
        desired.listeners = [listener]
    }

    /// The pods behind a backend: its Service must exist and have the port.
    private func targets(
        _ backend: JSON,
        _ rule: RuleKey,
        _ listener: ListenerKey,
        _ draining: inout Set<String>
    ) throws(SyncFailure) -> [TargetKey: Int] {
        let name = backend[path: "service", "name"]?.string ?? backend["serviceName"]?.string ?? ""
        let wanted =
            backend[path: "service", "port", "name"] ?? backend[path: "service", "port", "number"]
            ?? backend["servicePort"]
        guard let service = around.view.object(.service, ingress.namespace, name) else {
            throw SyncFailure("E4041", "Service(\(ingress.namespace)/\(name)) is not found.")
        }
        let ports = service["spec", "ports"]?.array ?? []
        guard let port = ports.first(where: { $0["port"] == wanted || $0["name"] == wanted }) else {
            throw SyncFailure("E4042", "Service(\(ingress.namespace)/\(name)) has no port \(wanted?.text ?? "").")
        }
        let targets = try ServiceTargets(
            service,
            in: around.view,
            settings: ingress,
            IngressAnnotation.shared,
            around.policy
        )
        draining.formUnion(targets.drainingAddresses)
        let weighed = TargetWeights.Key(
            protocol: listener.protocol,
            port: listener.port,
            host: rule.domain,
            path: rule.url
        )
        return targets.targets(ofPort: port, weighedAs: weighed)
    }
}
