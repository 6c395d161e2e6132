import CloudWire

/// What a TkeServiceConfig says of things that are not there (reference 2.3).
extension ConfigSettings {
    /// A note for the bandwidth of an internal load balancer, and for every entry that no listener or rule matches.
    func notes(on wanted: DesiredLoadBalancer) -> [String] {
        let listeners = wanted.listeners
        var notes: [String] = []
        if bandwidthMbps != nil, case .bought(let purchase) = wanted.origin, purchase.internalSubnetId != nil {
            notes.append(note("internetMaxBandwidthOut", "the load balancer is internal"))
        }
        for (list, isLayer7) in [("l4Listeners", false), ("l7Listeners", true)] {
            for entry in entries(list) {
                let key = ListenerKey(port: Int(entry["port"]?.int ?? 0), protocol: entry["protocol"]?.string ?? "")
                guard let listener = listeners.first(where: { $0.key == key && key.isLayer7 == isLayer7 }) else {
                    notes.append(note("\(list) entry \(key)", "there is no such listener"))
                    continue
                }
                notes += strayRules(entry, listener)
            }
        }
        return notes
    }

    private func strayRules(_ entry: JSON, _ listener: DesiredListener) -> [String] {
        var notes: [String] = []
        for domain in entry["domains"]?.array ?? [] {
            let name = domain["domain"]?.string ?? ""
            let urls = listener.rules.filter { $0.key.domain == name }.map(\.key.url)
            guard !urls.isEmpty else {
                let shown = name.isEmpty ? "of no name" : name
                notes.append(note("domain \(shown) of \(listener.key)", "it has no rule"))
                continue
            }
            for url in (domain["rules"]?.array ?? []).map({ $0["url"]?.string ?? "/" }) where !urls.contains(url) {
                notes.append(note("rule \(name)\(url) of \(listener.key)", "there is no such rule"))
            }
        }
        return notes
    }

    private func note(_ entry: String, _ because: String) -> String {
        "TkeServiceConfig \(name): \(entry) has no effect: \(because)."
    }
}
