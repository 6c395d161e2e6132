import CloudWire
import KubeObjects

/// The pods behind a Service's ports: exactly the ready ones (reference 4).
struct ServiceTargets {
    /// The readiness gate that waits for the load balancer itself (reference 4).
    static let readinessGate = "cloud.tencent.com/load-balancer-backendgroup-ready"

    private let service: KubeObject
    private let weights: TargetWeights
    private let bindsNotReady: Bool
    /// The endpoints by the port's name: an address and what it stands for.
    private let addresses: [String: [Backend]]
    /// Where the Service's ending pods are.
    let drainingAddresses: Set<String>

    /// An address of a port, and what it stands for.
    private struct Backend {
        var target: TargetKey
        var pod: KubeObject?
        /// Whether it gets requests once it is bound.
        var isServing: Bool
    }

    /// The targets of a Service, weighed as the annotations of `settings` say: its own, or those of an Ingress on it.
    init(
        _ service: KubeObject,
        in view: ObjectLookup,
        settings: KubeObject,
        _ names: SharedAnnotations,
        _ policy: ReconcilerPolicy
    ) throws(SyncFailure) {
        self.service = service
        weights = try TargetWeights(settings.annotation(names.targetWeight), of: names)
        bindsNotReady = settings.isOn(names.graceShutdownTkex)
        var addresses: [String: [Backend]] = [:]
        let selector = service["spec", "selector"]?.texts ?? [:]
        let endpoints = view.object(.endpoints, service.namespace, service.name)
        let isBound = !selector.isEmpty || policy.bindsSelectorless
        for subset in isBound ? endpoints?["subsets"]?.array ?? [] : [] {
            let bound = Self.bound(subset, service.namespace, view, includesNotReady: bindsNotReady)
            for port in subset["ports"]?.array ?? [] {
                guard let number = port["port"]?.int else { continue }
                addresses[port["name"]?.string ?? "", default: []] += bound.map {
                    Backend(
                        target: TargetKey(address: $0.address, port: Int(number)),
                        pod: $0.pod,
                        isServing: $0.isServing
                    )
                }
            }
        }
        self.addresses = addresses
        drainingAddresses = selector.isEmpty ? [] : Self.draining(selector, service.namespace, view)
    }

    /// The targets of one of the Service's ports, with their weights.
    func targets(ofPort port: JSON, weighedAs key: TargetWeights.Key) -> [TargetKey: Int] {
        var result: [TargetKey: Int] = [:]
        for backend in addresses[port["name"]?.string ?? ""] ?? [] {
            result[backend.target] = backend.isServing ? weights.weight(of: backend.pod?.name, for: key) : 0
        }
        return result
    }

    /// The addresses of a subset that are bound: those listed as ready, which with `publishNotReadyAddresses` all are,
    /// those that only wait for the load balancer, and where asked for the others, whose weight will be 0.
    private static func bound(
        _ subset: JSON,
        _ namespace: String,
        _ view: ObjectLookup,
        includesNotReady: Bool
    ) -> [(address: String, pod: KubeObject?, isServing: Bool)] {
        func pod(of address: JSON) -> KubeObject? {
            guard address[path: "targetRef", "kind"]?.string == "Pod",
                let name = address[path: "targetRef", "name"]?.string
            else { return nil }
            return view.object(.pod, namespace, name)
        }
        var result: [(String, KubeObject?, Bool)] = []
        for address in subset["addresses"]?.array ?? [] {
            guard let text = address["ip"]?.string else { continue }
            let pod = pod(of: address)
            result.append((text, pod, pod?.isBeingDeleted != true))
        }
        for address in subset["notReadyAddresses"]?.array ?? [] {
            guard let text = address["ip"]?.string, let pod = pod(of: address) else { continue }
            let waitsForUs = pod.isContainersReady && pod.hasReadinessGate(readinessGate)
            if waitsForUs || includesNotReady { result.append((text, pod, waitsForUs && !pod.isBeingDeleted)) }
        }
        return result
    }

    private static func draining(
        _ selector: [String: String],
        _ namespace: String,
        _ view: ObjectLookup
    ) -> Set<String> {
        Set(view.endingPods(in: namespace, selectedBy: selector).compactMap { $0["status", "podIP"]?.string })
    }
}

extension KubeObject {
    var isContainersReady: Bool {
        (self["status", "conditions"]?.array ?? []).contains {
            $0["type"]?.string == "ContainersReady" && $0["status"]?.string == "True"
        }
    }

    func hasReadinessGate(_ type: String) -> Bool {
        (self["spec", "readinessGates"]?.array ?? []).contains { $0["conditionType"]?.string == type }
    }

    func isSelected(by selector: [String: String]) -> Bool {
        let labels = self["metadata", "labels"]
        return selector.allSatisfy { labels?[$0.key]?.string == $0.value }
    }
}
