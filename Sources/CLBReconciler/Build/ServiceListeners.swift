import CloudWire
import KubeObjects

/// The listeners of a Service: one for each port and protocol (reference 2.4, 4).
struct ServiceListeners {
    private static let sessionSeconds = 30...3600

    private let service: KubeObject
    private let targets: ServiceTargets
    private let protocols: PortProtocols
    let config: ConfigSettings
    private let parameters: JSONObject
    private let around: Surroundings

    init(
        _ service: KubeObject,
        _ targets: ServiceTargets,
        _ around: Surroundings,
        warnings: inout [SyncFailure]
    ) throws(SyncFailure) {
        self.service = service
        self.targets = targets
        self.around = around
        protocols = try PortProtocols(service)
        try Self.checkProtocols(of: service, protocols, &warnings)
        parameters = try Self.parameters(service)
        config = try ConfigSettings(
            of: service,
            ServiceAnnotation.shared,
            kind: .service,
            in: around.view,
            warnings: &warnings
        )
    }

    /// The listeners that a Service's ports stand for, as far as its annotations can be read.
    static func keys(of service: KubeObject) -> Set<ListenerKey> {
        let protocols = try? PortProtocols(service)
        return Set(
            (service["spec", "ports"]?.array ?? []).flatMap { port in
                (protocols?.protocols(of: port) ?? []).map {
                    ListenerKey(port: Int(port["port"]?.int ?? 0), protocol: $0.name)
                }
            }
        )
    }

    func all() throws(SyncFailure) -> [DesiredListener] {
        var listeners: [DesiredListener] = []
        for port in service["spec", "ports"]?.array ?? [] {
            for spoken in protocols.protocols(of: port) { listeners.append(try listener(port, spoken)) }
        }
        try checkTargets(of: listeners)
        return listeners.sorted { $0.key < $1.key }
    }

    private func listener(_ port: JSON, _ spoken: PortProtocols.Spoken) throws(SyncFailure) -> DesiredListener {
        let number = Int(port["port"]?.int ?? 0)
        var listener = DesiredListener(key: ListenerKey(port: number, protocol: spoken.name))
        let weighed = TargetWeights.Key(protocol: spoken.name, port: number)
        let targets = targets.targets(ofPort: port, weighedAs: weighed)
        listener.parameters = parameters
        guard listener.key.isLayer7 else {
            listener.settings = config.settings(ofLayer4: listener.key)
            settle(&listener.settings)
            stick(&listener.settings)
            listener.targets = targets
            if ["TCP_SSL", "QUIC"].contains(spoken.name) { listener.certificate = try certificate(spoken.secret) }
            return listener
        }
        listener.settings = config.settings(ofLayer7: listener.key)
        listener.name = config.name(of: listener.key)
        listener.usesSNI = spoken.name == "HTTPS" && !spoken.hosts.isEmpty
        if spoken.name == "HTTPS", !listener.usesSNI { listener.certificate = try certificate(spoken.secret) }
        for host in spoken.hosts.isEmpty ? [PortProtocols.Spoken.Host(name: RuleKey.vip)] : spoken.hosts {
            var rule = DesiredRule(key: RuleKey(domain: host.name, url: "/"))
            if listener.usesSNI { rule.certificate = try certificate(host.secret ?? spoken.secret) }
            rule.targets = targets
            config.apply(to: &rule, of: listener.key)
            settle(&rule.settings)
            listener.rules.append(rule)
        }
        return listener
    }

    /// Health checks come from 100.64.0.0/10 and not from the address, which a node would take for its own (reference
    /// 2.1, `prevent-loopback`).
    private func settle(_ settings: inout ListenerSettings) {
        guard service.isOn(ServiceAnnotation.preventLoopback) else { return }
        var check = settings.healthCheck ?? JSONObject()
        if check["SourceIpType"] == nil { check["SourceIpType"] = 1 }
        settings.healthCheck = check
    }

    /// As far as the cloud's sessions reach.
    private func stick(_ settings: inout ListenerSettings) {
        guard around.policy.followsSessionAffinity, settings.sessionSeconds == nil,
            service["spec", "sessionAffinity"]?.string == "ClientIP"
        else { return }
        let seconds = Int(service["spec", "sessionAffinityConfig"]?[path: "clientIP", "timeoutSeconds"]?.int ?? 10800)
        settings.sessionSeconds = min(max(seconds, Self.sessionSeconds.lowerBound), Self.sessionSeconds.upperBound)
    }

    /// Load balancers speak no SCTP: its ports have no listener, and a Service of none but those gets nothing (no
    /// document tells the code; E4005 is that of a wrong purchase).
    private static func checkProtocols(
        of service: KubeObject,
        _ protocols: PortProtocols,
        _ warnings: inout [SyncFailure]
    ) throws(SyncFailure) {
        let ports = service["spec", "ports"]?.array ?? []
        let mute = ports.filter { protocols.protocols(of: $0).isEmpty }
        guard !mute.isEmpty else { return }
        let names = mute.map { "\($0["protocol"]?.string ?? ""):\($0["port"]?.int ?? 0)" }.joined(separator: ", ")
        let failure = SyncFailure("E4005", "Load balancers do not support the protocol of port \(names).")
        guard mute.count < ports.count else { throw failure }
        warnings.append(failure)
    }

    /// What the annotation `listenerParameters` adds to the creation of every listener.
    private static func parameters(_ service: KubeObject) throws(SyncFailure) -> JSONObject {
        let key = ServiceAnnotation.listenerParameters
        guard let text = service.annotation(key) else { return JSONObject() }
        let parameters = try AnnotationJSON.object(text, key)
        for name in ["LoadBalancerId", "Ports", "Protocol", "ListenerNames"] where parameters[name] != nil {
            throw SyncFailure("E4005", "Annotation \(key) may not set \(name).")
        }
        return parameters
    }

    private func certificate(_ secret: String?) throws(SyncFailure) -> DesiredCertificate {
        try SecretCertificate.certificate(secret, in: service.namespace, for: service, .service, around.view)
    }

    /// The cloud binds a target once for a VIP and protocol: two ports with one target port cannot be (reference 4).
    private func checkTargets(of listeners: [DesiredListener]) throws(SyncFailure) {
        var seen: [String: ListenerKey] = [:]
        for listener in listeners {
            for target in listener.targets.keys.sorted() {
                guard let other = seen.updateValue(listener.key, forKey: "\(listener.key.transport) \(target)") else {
                    continue
                }
                throw SyncFailure("E4036", "Target \(target) is behind both \(other) and \(listener.key).")
            }
        }
    }
}
