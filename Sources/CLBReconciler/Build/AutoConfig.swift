import CloudWire
import KubeObjects

/// The TkeServiceConfig that the controller keeps for an object by itself: a fragment for each listener, which users
/// fill (reference 2.3).
struct AutoConfig {
    let object: KubeObject
    let kind: ObjectKey.Kind

    static func name(of object: KubeObject, _ kind: ObjectKey.Kind) -> String {
        object.name + (kind == .service ? "-auto-service-config" : "-auto-ingress-config")
    }

    /// Fragments for those listeners: what users wrote into present ones stays, others come and go.
    func fragments(for listeners: [DesiredListener], keeping present: JSON?) -> JSON {
        func list(_ name: String, isLayer7: Bool) -> JSON {
            let old = present?[name]?.array ?? []
            return .array(
                listeners.filter { $0.key.isLayer7 == isLayer7 }.map { listener in
                    let kept = old.first {
                        $0["protocol"] == .string(listener.key.protocol) && $0["port"]?.int == port(listener)
                    }
                    return fragment(for: listener, keeping: kept)
                }
            )
        }
        var fragments = present?.object ?? JSONObject()
        fragments["l4Listeners"] = list("l4Listeners", isLayer7: false)
        fragments["l7Listeners"] = list("l7Listeners", isLayer7: true)
        return .object(fragments)
    }

    /// The whole object; it goes with the one it is for.
    func manifest(_ fragments: JSON) -> JSON {
        let isService = kind == .service
        return [
            "apiVersion": "cloud.tencent.com/v1alpha1", "kind": "TkeServiceConfig",
            "metadata": [
                "name": .string(Self.name(of: object, kind)), "namespace": .string(object.namespace),
                "ownerReferences": [
                    [
                        "apiVersion": isService ? "v1" : "networking.k8s.io/v1", "kind": .string(kind.rawValue),
                        "name": .string(object.name), "uid": .string(object.uid),
                    ]
                ],
            ],
            "spec": ["loadBalancer": fragments],
        ]
    }

    private func port(_ listener: DesiredListener) -> Int64 { Int64(listener.key.port) }

    private func fragment(for listener: DesiredListener, keeping present: JSON?) -> JSON {
        var fragment = present?.object ?? JSONObject()
        fragment["protocol"] = .string(listener.key.protocol)
        fragment["port"] = .int(port(listener))
        guard listener.key.isLayer7 else { return .object(fragment) }
        let old = present?["domains"]?.array ?? []
        let domains = listener.rules.map(\.key.domain).reduce(into: [String]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        fragment["domains"] = .array(
            domains.map { name in
                let kept = old.first { ($0["domain"]?.string ?? "") == name }
                return domain(name, listener.rules.filter { $0.key.domain == name }, keeping: kept)
            }
        )
        return .object(fragment)
    }

    private func domain(_ name: String, _ rules: [DesiredRule], keeping present: JSON?) -> JSON {
        var domain = present?.object ?? JSONObject()
        domain["domain"] = .string(name)
        let old = present?["rules"]?.array ?? []
        domain["rules"] = .array(
            rules.map { rule in
                old.first { ($0["url"]?.string ?? "/") == rule.key.url } ?? ["url": .string(rule.key.url)]
            }
        )
        return .object(domain)
    }
}
