import CloudWire
import KubeObjects

/// The redirects of an Ingress (reference 2.2, 4.1): those its lists of rules name, and from HTTP to HTTPS.
struct IngressRedirects {
    private static let code = "E4068"
    private static let codes: Set<Int64> = [301, 302, 307]
    private static let usualCode = 302

    /// Whether redirects are ours to make and to remove: where no annotation speaks of them they are the user's.
    let areManaged: Bool
    private(set) var all: Set<DesiredRedirect> = []

    /// Adds what redirects need, rules on port 80, to the listeners.
    ///
    /// - Throws: E4068 for automatic redirects that cannot be, E4022 and E4023 for others.
    init(_ ingress: KubeObject, _ sides: inout [IngressMix.Side]) throws(SyncFailure) {
        let isManual = try ingress.flag(IngressAnnotation.rewriteSupport, code: Self.code)
        let isAutomatic = try ingress.flag(IngressAnnotation.autoRewrite, code: Self.code)
        areManaged = isManual != nil || isAutomatic != nil
        if isManual == true {
            for side in sides { try addManual(side, sides) }
        } else {
            // A rule that only redirects is none where redirects are off.
            for place in sides.indices {
                sides[place].rules.removeAll { $0.rewrite != nil && $0.backend == nil }
            }
        }
        if isAutomatic == true { try addAutomatic(ingress, &sides) }
        try checkChains()
        sides.removeAll { $0.rules.isEmpty }
    }

    private mutating func addManual(_ side: IngressMix.Side, _ sides: [IngressMix.Side]) throws(SyncFailure) {
        let code = side.key.protocol == "HTTP" ? "E4022" : "E4023"
        for rule in side.rules {
            guard let rewrite = rule.rewrite else { continue }
            let target = sides.first { $0.key.port == rewrite.port }
            guard let target, target.rules.contains(where: { $0.key == rewrite.rule }) else {
                throw SyncFailure(
                    code,
                    "\(side.key) \(rule.key) redirects to \(rewrite.rule) of port \(rewrite.port), which is no rule."
                )
            }
            all.insert(
                DesiredRedirect(
                    from: side.key,
                    fromRule: rule.key,
                    to: target.key,
                    toRule: rewrite.rule,
                    code: Self.usualCode
                )
            )
        }
    }

    /// Every rule of HTTPS:443 gets one of HTTP:80 that leads to it.
    private mutating func addAutomatic(_ ingress: KubeObject, _ sides: inout [IngressMix.Side]) throws(SyncFailure) {
        let (http, https) = (IngressPorts.usualHTTP, IngressPorts.usualHTTPS)
        let isMissing = try IngressPorts(ingress, code: Self.code).http.contains(http) == false
        guard let secure = sides.first(where: { $0.key == https }), !isMissing else {
            throw SyncFailure(
                Self.code,
                "Annotation \(IngressAnnotation.autoRewrite) needs the ports 80 of HTTP and 443 of HTTPS."
            )
        }
        let code = try RewriteCodes(ingress)
        var plain = sides.first { $0.key == http } ?? IngressMix.Side(key: http, rules: [])
        for rule in secure.rules where rule.rewrite == nil {
            let redirect = DesiredRedirect(
                from: http,
                fromRule: rule.key,
                to: https,
                toRule: rule.key,
                code: code.code(of: rule.key.domain)
            )
            if let other = all.first(where: { $0.from == http && $0.fromRule == rule.key }) {
                throw SyncFailure(Self.code, "\(http) \(rule.key) redirects to \(other.to) \(other.toRule) already.")
            }
            all.insert(redirect)
            var source = IngressRule(key: rule.key)
            source.isDefault = rule.isDefault
            plain.rules.removeAll { $0.key == rule.key }
            plain.rules.append(source)
        }
        sides.removeAll { $0.key == http }
        sides.insert(plain, at: 0)
    }

    /// No rule redirects to itself or to one that redirects (reference 4.1).
    private func checkChains() throws(SyncFailure) {
        for redirect in all {
            guard
                !all.contains(where: { $0.from == redirect.to && $0.fromRule == redirect.toRule })
            else {
                throw SyncFailure(
                    Self.code,
                    "\(redirect.from) \(redirect.fromRule) redirects to \(redirect.to) \(redirect.toRule), "
                        + "which redirects itself."
                )
            }
        }
    }

    /// What the annotation `auto-rewrite-code` says.
    private struct RewriteCodes {
        private var usual = IngressRedirects.usualCode
        private var byHost: [String: Int] = [:]

        init(_ ingress: KubeObject) throws(SyncFailure) {
            let key = IngressAnnotation.autoRewriteCode
            guard let text = ingress.annotation(key) else { return }
            let said = try AnnotationJSON.object(text, key, code: IngressRedirects.code)
            if let code = said["defaultRewriteCode"] { usual = try Self.code(code, key) }
            for info in said["rewriteCodeInfos"]?.array ?? [] {
                byHost[info["host"]?.string ?? RuleKey.vip] = try Self.code(info["rewriteCode"] ?? .null, key)
            }
        }

        func code(of host: String) -> Int { byHost[host] ?? usual }

        private static func code(_ said: JSON, _ key: String) throws(SyncFailure) -> Int {
            guard let code = said.int, codes.contains(code) else {
                throw SyncFailure(IngressRedirects.code, "Annotation \(key): a code is 301, 302 or 307.")
            }
            return Int(code)
        }
    }
}
