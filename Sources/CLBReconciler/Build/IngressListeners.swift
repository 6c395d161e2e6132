import CloudWire
import KubeObjects

/// The listeners and rules of an Ingress (reference 4.1).
struct IngressListeners {
    private let ingress: KubeObject
    private let around: Surroundings
    let config: ConfigSettings
    private let certificates: IngressCertificates
    private let backends: IngressBackends

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
        certificates = try IngressCertificates(ingress, around.view)
        backends = IngressBackends(ingress: ingress, around: around)
    }

    /// Adds the listeners, their redirects, and the addresses of pods that end.
    func apply(to desired: inout DesiredLoadBalancer) throws(SyncFailure) {
        let spec = try IngressSpecRules(ingress)
        var sides = try IngressMix(ingress, spec, hasCertificate: certificates.areGiven, around.policy).sides
        let redirects = try IngressRedirects(ingress, &sides)
        desired.redirects = redirects.all
        desired.managesRedirects = redirects.areManaged
        desired.bandwidthMbps = config.bandwidthMbps
        for side in sides { desired.listeners.append(try listener(side, &desired.drainingAddresses)) }
    }

    private func listener(
        _ side: IngressMix.Side,
        _ draining: inout Set<String>
    ) throws(SyncFailure) -> DesiredListener {
        var listener = DesiredListener(key: side.key, settings: config.settings(ofLayer7: side.key))
        listener.name = config.name(of: side.key)
        let isSecure = side.key.protocol == "HTTPS"
        listener.usesSNI = isSecure && certificates.usesSNI
        if isSecure, !listener.usesSNI { listener.take(try certificates.ofListener()) }
        for written in side.rules {
            var rule = DesiredRule(key: written.key)
            if written.isDefault { rule.isDefaultServer = true }
            config.apply(to: &rule, of: side.key)
            settleProbe(of: &rule)
            if listener.usesSNI { rule.take(try certificates.certificate(of: written.key.domain)) }
            let targets = try backends.targets(of: written, on: side.key)
            rule.targets = targets.weights
            draining.formUnion(targets.draining)
            listener.rules.append(rule)
        }
        return listener
    }

    /// A pattern is no host to ask for: without a domain of its own the probe is off.
    private func settleProbe(of rule: inout DesiredRule) {
        guard rule.key.domain.contains("*"), !around.policy.probesWildcardHosts else { return }
        var check = rule.settings.healthCheck ?? JSONObject()
        guard check["HttpCheckDomain"] == nil, check["HealthSwitch"] == nil else { return }
        check["HealthSwitch"] = 0
        rule.settings.healthCheck = check
    }
}

extension DesiredListener {
    fileprivate mutating func take(_ found: IngressCertificates.Found) {
        switch found {
        case .success(let certificate): self.certificate = certificate
        case .failure(let failure): problem = failure
        }
    }
}

extension DesiredRule {
    fileprivate mutating func take(_ found: IngressCertificates.Found) {
        switch found {
        case .success(let certificate): self.certificate = certificate
        case .failure(let failure): problem = failure
        }
    }
}
