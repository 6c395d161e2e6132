import CloudModel
import CloudWire

/// Which values a rule of a layer 7 listener may have (reference 3.4).
enum RuleRules {
    /// The domains of a new rule; one without any answers on the virtual address.
    static func domains(_ single: String?, _ several: [String]?, vip: IPv4Address) throws(APIError) -> [String] {
        let single = single?.nonEmpty
        let several = several ?? []
        guard single == nil || several.isEmpty else {
            throw .invalid("Only one of `Domain` and `Domains` may be given.")
        }
        if several.isEmpty { return [try single.map(newDomain) ?? vip.description] }
        guard Set(several).count == several.count else { throw .invalidValue("Domains") }
        var domains: [String] = []
        for text in several { domains.append(try domain(text, "Domains", upTo: 80)) }
        return domains
    }

    private static func newDomain(_ text: String) throws(APIError) -> String { try domain(text, "Domain", upTo: 80) }

    static func domain(_ text: String, _ parameter: String, upTo limit: Int) throws(APIError) -> String {
        guard (1...limit).contains(text.unicodeScalars.count) else { throw .wrongLength(parameter, 1...limit) }
        guard RuleDomain(text) != nil else { throw .invalidValue(parameter) }
        return text
    }

    static func url(_ text: String) throws(APIError) -> String {
        guard (1...200).contains(text.unicodeScalars.count) else { throw .wrongLength("Url", 1...200) }
        guard RuleURL(text) != nil else { throw .invalidValue("Url") }
        return text
    }

    static func scheduler(_ text: String) throws(APIError) -> Scheduler { try ValueRules.choice(text, "Scheduler") }

    static func session(_ seconds: Int) throws(APIError) -> Int { try ValueRules.session(seconds, upTo: 86_400) }

    /// TRPC is a protocol of the vendor's own that it has not opened.
    static func forwardType(_ text: String, on listener: Listener) throws(APIError) -> Rule.ForwardType {
        guard text != "TRPC" else {
            throw APIError(.unsupportedOperation, "clbsim does not simulate the forward type TRPC.")
        }
        let type: Rule.ForwardType = try ValueRules.choice(text, "ForwardType")
        guard !listener.options.hasH2c || type == .grpc || type == .grpcs else {
            throw .invalidValue(because: "Rules of an h2c listener forward to GRPC or GRPCS.")
        }
        return type
    }

    /// HTTP/2 and QUIC run over TLS only.
    static func encrypted(_ value: Bool, _ parameter: String, on listener: Listener) throws(APIError) -> Bool {
        guard !value || listener.protocol == .https else {
            throw .invalidValue(because: "`\(parameter)` is for HTTPS listeners only.")
        }
        return value
    }

    /// The certificates of a domain; only listeners with SNI have those.
    static func certificate(
        _ certificate: ServerCertificate?,
        on listener: Listener
    ) throws(APIError) -> ServerCertificate? {
        guard certificate == nil || listener.isSniOn else {
            throw .invalidValue(because: "Only domains of HTTPS listeners with SNI have a certificate.")
        }
        return certificate
    }

    /// Probes need a host to ask for, and a pattern is none.
    static func confirmProbedDomain(_ rule: Rule) throws(APIError) {
        guard rule.healthCheck.isOn, rule.healthCheck.httpDomain == nil else { return }
        guard RuleDomain(rule.domains[0])?.kind == .exact else {
            throw .missingParameter("HealthCheck.HttpCheckDomain")
        }
    }
}
