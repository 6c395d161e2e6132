import CloudModel

/// Where a load balancer sends what arrives: the listener, and of layer 7 the rule.
struct ReachRoute: Hashable, Sendable {
    var listener: ReachedListener
    /// Nil on layer 4.
    var rule: ReachedRule?
    /// How the route was found.
    var text: String

    var targets: [ReachedTarget] { rule?.targets ?? listener.targets }
    /// Those that new connections go to.
    var serving: [ReachedTarget] { targets.filter { $0.weight > 0 } }
    var isDatagram: Bool { listener.protocol == .udp }
}

/// Why nothing takes what arrives.
struct NoRoute: Error, Hashable {
    var text: String
    var remedy: String
}

extension ReachScene {
    /// The route; nil where there is none.
    var route: ReachRoute? {
        try? findRoute()
    }

    func findRoute() throws(NoRoute) -> ReachRoute {
        let listener = try listener()
        let heard = "\(listener.protocol.rawValue):\(listener.port) (\(listener.id))"
        try checkSpeech(listener, heard)
        guard listener.protocol.isLayer7 else {
            return ReachRoute(listener: listener, rule: nil, text: "listener \(heard) takes it")
        }
        guard let choice = RuleChoice(listener, host: destination.host, path: destination.path) else {
            throw NoRoute(
                text: "listener \(heard) has no rule for \(destination.host)\(destination.path): the answer is 404",
                remedy: listener.rules.isEmpty
                    ? "The listener has no rules at all: add one, or see the Ingress or Service it is for."
                    : "It has \(listener.rules.map(\.text).joined(separator: ", ")): call one of these, or add a rule."
            )
        }
        let text = "listener \(heard), rule \(choice.rule.text) (\(choice.rule.id)), \(choice.because)"
        guard let redirect = choice.rule.redirect else {
            return ReachRoute(listener: listener, rule: choice.rule, text: text)
        }
        return try follow(redirect, text)
    }

    private func listener() throws(NoRoute) -> ReachedListener {
        let all = loadBalancer?.listeners ?? []
        let atPort = all.filter { $0.port == destination.port }
        let wanted: ListenerProtocol.PortSpace? =
            destination.speech.map { $0 == .udp ? .datagram : .stream }
        let found = atPort.first { $0.protocol.portSpace == wanted ?? .stream } ?? (wanted == nil ? atPort.first : nil)
        if let found { return found }
        let listeners = all.map { "\($0.protocol.rawValue):\($0.port)" }.joined(separator: ", ")
        throw NoRoute(
            text: "no listener has port \(destination.port)\(destination.speech.map { " for \($0.rawValue)" } ?? "")",
            remedy: listeners.isEmpty
                ? "The load balancer has no listener: see the Service or Ingress it is for, or create one."
                : "It listens on \(listeners)."
        )
    }

    private func checkSpeech(_ listener: ReachedListener, _ heard: String) throws(NoRoute) {
        switch (destination.speech, listener.protocol) {
        case (.http, .https), (.http, .tcpSSL):
            throw NoRoute(text: "listener \(heard) wants TLS, and the client speaks plain HTTP", remedy: "Call https.")
        case (.https, .http):
            throw NoRoute(text: "listener \(heard) speaks plain HTTP, and the client TLS", remedy: "Call http.")
        default: return
        }
    }

    private func follow(_ redirect: ReachedRule.Redirect, _ text: String) throws(NoRoute) -> ReachRoute {
        guard let listener = loadBalancer?.listeners.first(where: { $0.id == redirect.listenerId }),
            let rule = listener.rules.first(where: { $0.id == redirect.ruleId })
        else { throw NoRoute(text: "\(text) redirects to a rule that is gone", remedy: "Delete the redirect.") }
        let place = "\(listener.protocol.rawValue):\(listener.port)"
        return ReachRoute(
            listener: listener,
            rule: rule,
            text: "\(text), redirects with \(redirect.code) to \(place) \(rule.text), where the client calls again"
        )
    }
}

extension ReachedRule {
    var text: String { domains.joined(separator: ",") + url }
}
