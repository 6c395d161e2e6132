import CloudWire
import KubeObjects

/// Which rules of an Ingress go to which of its listeners (reference 2.2, 4.1).
struct IngressMix {
    private static let code = "E4044"

    /// One listener and its rules.
    struct Side: Hashable {
        var key: ListenerKey
        var rules: [IngressRule]
    }

    private(set) var sides: [Side] = []
    private let ports: IngressPorts
    private let httpRules: [IngressRule]
    private let httpsRules: [IngressRule]
    private let onlyMatches: Bool

    /// - Throws: E4044 for switches that cannot be, E4022, E4023 and E4081 for lists of rules that cannot.
    init(
        _ ingress: KubeObject,
        _ spec: IngressSpecRules,
        hasCertificate: Bool,
        _ policy: ReconcilerPolicy
    ) throws(SyncFailure) {
        ports = try IngressPorts(ingress, code: Self.code)
        onlyMatches = policy.mixedRulesAreOfSpec
        httpRules = try IngressRuleList(ingress, IngressAnnotation.httpRules, invalid: "E4022", conflict: "E4022").rules
        httpsRules =
            try IngressRuleList(ingress, IngressAnnotation.httpsRules, invalid: "E4023", conflict: "E4081").rules
        let isMixed = try ingress.flag(IngressAnnotation.ruleMix, code: Self.code) ?? false
        let isBoth = try ingress.flag(IngressAnnotation.ruleMixBoth, code: Self.code) ?? false
        if isBoth {
            try Self.checkAlone(ingress)
            add(spec.rules, to: ports.http + ports.https)
        } else if isMixed {
            mix(spec.rules)
        } else if ports.areSaid {
            add(spec.rules, to: ports.http + ports.https)
        } else {
            add(spec.rules, to: hasCertificate ? ports.https : ports.http)
        }
        if let fallback = spec.fallback { add(fallback, hasCertificate) }
    }

    /// Every rule on both excludes what tells rules apart.
    private static func checkAlone(_ ingress: KubeObject) throws(SyncFailure) {
        for key in [IngressAnnotation.ruleMix, IngressAnnotation.rewriteSupport, IngressAnnotation.autoRewrite]
        where ingress.isOn(key) {
            throw SyncFailure(code, "Annotation \(IngressAnnotation.ruleMixBoth) excludes \(key).")
        }
    }

    private mutating func add(_ rules: [IngressRule], to keys: [ListenerKey]) {
        guard !rules.isEmpty else { return }
        sides += keys.map { Side(key: $0, rules: rules) }
    }

    /// A rule of the spec goes where a list has it, and to HTTPS where none has.
    private mutating func mix(_ spec: [IngressRule]) {
        let http = taken(from: httpRules, spec)
        let listed = httpRules + httpsRules
        let unlisted = spec.filter { rule in !listed.contains { $0.isSame(as: rule) } }
        var https = taken(from: httpsRules, spec)
        https += unlisted.filter { rule in !https.contains { $0.key == rule.key } }
        add(http, to: ports.http)
        add(https, to: ports.https)
    }

    /// A list's rules that count: those of the spec, and those that redirect.
    private func taken(from list: [IngressRule], _ spec: [IngressRule]) -> [IngressRule] {
        list.filter { rule in
            !onlyMatches || rule.rewrite != nil || spec.contains { $0.isSame(as: rule) }
        }
    }

    /// What serves the rest does so on every listener.
    private mutating func add(_ fallback: IngressRule, _ hasCertificate: Bool) {
        if sides.isEmpty {
            let keys = ports.areSaid ? ports.http + ports.https : hasCertificate ? ports.https : ports.http
            sides = keys.map { Side(key: $0, rules: []) }
        }
        for place in sides.indices where !sides[place].rules.contains(where: { $0.key == fallback.key }) {
            sides[place].rules.append(fallback)
        }
    }
}

extension KubeObject {
    /// An annotation that is true, false or absent.
    func flag(_ key: String, code: String) throws(SyncFailure) -> Bool? {
        switch annotation(key) {
        case nil: return nil
        case "true": return true
        case "false": return false
        case let other?: throw SyncFailure(code, "Annotation \(key): \(other) is neither true nor false.")
        }
    }
}
