import CloudWire
import KubeObjects

/// The Service and port that a rule of an Ingress forwards to.
struct IngressBackend: Hashable {
    var service: String
    /// A number or a name.
    var port: String

    /// As the spec has it, in either form that API versions know; nil where there is none.
    init?(_ json: JSON?) {
        guard let json, json != .null else { return nil }
        let port =
            json[path: "service", "port", "name"] ?? json[path: "service", "port", "number"] ?? json["servicePort"]
        service = json[path: "service", "name"]?.string ?? json["serviceName"]?.string ?? ""
        self.port = port?.string ?? port?.int.map(String.init) ?? ""
    }
}

/// Finds the pods behind the backends of one Ingress (reference 4.1).
struct IngressBackends {
    let ingress: KubeObject
    let around: Surroundings

    /// The targets of a rule with their weights, and where its pods are that end.
    ///
    /// - Throws: E4041, E4042, E4047 and E4082 for Services that cannot be backends.
    func targets(
        of rule: IngressRule,
        on listener: ListenerKey
    ) throws(SyncFailure) -> (weights: [TargetKey: Int], draining: Set<String>) {
        guard let backend = rule.backend else { return ([:], []) }
        let path = "\(ingress.namespace)/\(backend.service)"
        guard let service = around.view.object(.service, ingress.namespace, backend.service) else {
            throw SyncFailure("E4041", "Service(\(path)) is not found.")
        }
        try check(service, path)
        let ports = service["spec", "ports"]?.array ?? []
        guard let port = ports.first(where: { $0.isPort(backend.port) }) else {
            throw SyncFailure("E4042", "Service(\(path)) has no port \(backend.port).")
        }
        let targets = try ServiceTargets(
            service,
            in: around.view,
            settings: ingress,
            IngressAnnotation.shared,
            around.policy
        )
        let weighed = TargetWeights.Key(
            protocol: listener.protocol,
            port: listener.port,
            host: rule.key.domain,
            path: rule.key.url
        )
        return (targets.targets(ofPort: port, weighedAs: weighed), targets.drainingAddresses)
    }

    private func check(_ service: KubeObject, _ path: String) throws(SyncFailure) {
        let isDirect = around.policy.flavour == .eks || ingress.isOn(IngressAnnotation.shared.directAccess)
        let type = service["spec", "type"]?.string ?? "ClusterIP"
        guard isDirect || ["NodePort", "LoadBalancer"].contains(type) else {
            throw SyncFailure(
                "E4047",
                "Service(\(path)) is no able to be the backend of ingress. "
                    + "NodePort service or LoadBalancer service is support for ingress."
            )
        }
        let hasSelector = service["spec", "selector"]?.object.map { !$0.members.isEmpty } ?? false
        guard hasSelector || around.policy.bindsSelectorless else {
            throw SyncFailure("E4082", "Service(\(path)) has no selector, which direct access needs.")
        }
    }
}

extension JSON {
    /// Whether a port of a Service has that number or name.
    fileprivate func isPort(_ text: String) -> Bool {
        self["name"]?.string == text || self["port"]?.int.map(String.init) == text
    }
}
