import CLBReconciler
import CloudStore
import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Finds the Service or Ingress that a load balancer serves on a route, and the endpoints that should be its targets.
struct TargetSearch {
    private let state: ClusterState
    private let use: LoadBalancerUse
    private let loadBalancer: LoadBalancer

    init(_ state: ClusterState, of loadBalancer: LoadBalancer) throws {
        self.state = state
        self.loadBalancer = loadBalancer
        use = try LoadBalancerUse(loadBalancer, in: state.snapshot)
    }

    /// Nil where none of the cluster has to do with it.
    func backend(of route: ReachRoute) throws -> ExpectedTargets? {
        for service in try state.objects("services") where serves(service) {
            guard let port = Self.port(of: service, at: route) else { continue }
            return try backend("service/\(service.namespace)/\(service.name)", service, port)
        }
        guard let rule = route.rule else { return nil }
        for ingress in try state.objects("ingresses.networking.k8s.io") where serves(ingress) {
            guard let backend = path(of: ingress, for: rule)?["backend"]?["service"],
                let service = try service(backend["name"]?.string ?? "", ingress.namespace),
                let port = Self.port(of: service, named: backend["port"] ?? .null)
            else { continue }
            return try self.backend("ingress/\(ingress.namespace)/\(ingress.name)", service, port)
        }
        return nil
    }

    /// Whether an object has the load balancer, and does not only name it.
    private func serves(_ object: KubeObject) -> Bool {
        use.standing(to: object).map { $0 != .named } ?? false
    }

    private func service(_ name: String, _ namespace: String) throws -> KubeObject? {
        try state.object(KubeAPI.ObjectKey(resource: "services", namespace: namespace, name: name))
    }

    private static func port(of service: KubeObject, at route: ReachRoute) -> JSON? {
        (service["spec", "ports"]?.array ?? []).first { port in
            let isDatagram = port["protocol"] == "UDP"
            return port["port"]?.int == Int64(route.listener.port) && isDatagram == route.isDatagram
        }
    }

    private static func port(of service: KubeObject, named wanted: JSON) -> JSON? {
        (service["spec", "ports"]?.array ?? []).first { port in
            wanted["number"].map { port["port"] == $0 } ?? (port["name"] == wanted["name"])
        }
    }

    /// The path of an Ingress that a rule was made for; a rule without a host has the VIP in its place.
    private func path(of ingress: KubeObject, for rule: ReachedRule) -> JSON? {
        let text = RuleURL(rule.url).map { String($0.text.dropFirst($0.kind.rawValue.count).drop { $0 == " " }) }
        for entry in ingress["spec", "rules"]?.array ?? []
        where rule.domains.contains(entry["host"]?.string ?? loadBalancer.publishedAddress) {
            let paths = entry[path: "http", "paths"]?.array ?? []
            if let path = paths.first(where: { ($0["path"]?.string ?? "/") == text }) { return path }
        }
        return nil
    }

    /// The addresses of the Service's Endpoints under the port of that name.
    private func backend(_ subject: String, _ service: KubeObject, _ port: JSON) throws -> ExpectedTargets {
        var backend = ExpectedTargets(subject: subject, service: "\(service.namespace)/\(service.name)")
        let key = ObjectKey(resource: "endpoints", namespace: service.namespace, name: service.name)
        for subset in try state.object(key)?["subsets"]?.array ?? [] {
            let number = subset["ports"]?.array?.first { ($0["name"] ?? "") == (port["name"] ?? "") }?["port"]?.int
            guard let number else { continue }
            func server(_ address: JSON) -> ServerPort? {
                IPv4Address(address["ip"]?.string ?? "").map { ServerPort(address: $0, port: Int(number)) }
            }
            backend.ready.formUnion((subset["addresses"]?.array ?? []).compactMap(server))
            backend.unready += (subset["notReadyAddresses"]?.array ?? []).compactMap { address in
                let name = address[path: "targetRef", "name"]?.string
                return server(address).map { .init(server: $0, pod: name.map { "\(service.namespace)/\($0)" } ?? "") }
            }
        }
        return backend
    }
}
