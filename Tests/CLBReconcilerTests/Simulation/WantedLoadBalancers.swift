import CloudModel
import CloudWire
import KubeObjects
import TestSupport

/// What the objects of a cluster want, by the rules of the reference and not by the reconciler's code (1.1, 1.3, 1.4, 4).
struct WantedLoadBalancers {
    private let services: [JSON]
    private let ingresses: [JSON]
    private let endpoints: [String: JSON]
    private let serviceSubnet: String

    init(_ cluster: TestCluster) {
        services = cluster.objects("services").filter(Self.isStanding)
        ingresses = cluster.objects("ingresses").filter(Self.isStanding)
        endpoints = Dictionary(cluster.objects("endpoints").map { ($0.name, $0) }) { $1 }
        serviceSubnet = cluster.serviceSubnet.rawValue
    }

    private static func isStanding(_ object: JSON) -> Bool {
        object[path: "metadata", "deletionTimestamp"] == nil && object.name != "kubernetes"
    }

    var all: [WantedLoadBalancer] { services.flatMap(wanted) + ingresses.compactMap(wanted) }

    private func wanted(by service: JSON) -> [WantedLoadBalancer] {
        let type = service[path: "spec", "type"]?.string ?? "ClusterIP"
        var main = WantedLoadBalancer(object: "Service \(service.name)", uid: service.uid)
        for port in service[path: "spec", "ports"]?.array ?? [] {
            let place = "\(port["protocol"]?.string ?? "TCP"):\(port["port"]?.int ?? 0)"
            main.places[place] = targets(of: service.name, port)
        }
        main.existingId = service.note("service.kubernetes.io/tke-existed-lbid")
        main.subnetId = service.note("service.kubernetes.io/qcloud-loadbalancer-internal-subnetid")
        switch type {
        case "LoadBalancer": break
        case "ClusterIP" where service[path: "spec", "clusterIP"] != "None":
            main.subnetId = serviceSubnet
        default: return []
        }
        guard type == "LoadBalancer",
            let subnet = service.note("service.kubernetes.io/qcloud-clusterip-loadbalancer-subnetid")
        else { return [main] }
        var second = main
        (second.isSecond, second.subnetId, second.existingId) = (true, subnet, nil)
        return [main, second]
    }

    /// Nil for one that nobody manages.
    private func wanted(by ingress: JSON) -> WantedLoadBalancer? {
        guard ingress.note("kubernetes.io/ingress.class") == "qcloud" else { return nil }
        var main = WantedLoadBalancer(object: "Ingress \(ingress.name)", uid: ingress.uid, isIngress: true)
        main.existingId = ingress.note("kubernetes.io/ingress.existLbId")
        main.subnetId = ingress.note("kubernetes.io/ingress.subnetId")
        for rule in ingress[path: "spec", "rules"]?.array ?? [] {
            for path in rule[path: "http", "paths"]?.array ?? [] {
                let backend = path[path: "backend", "service"]
                let name = backend?["name"]?.string ?? ""
                guard let service = services.first(where: { $0.name == name }),
                    let port = service[path: "spec", "ports"]?.array?.first(where: {
                        $0["port"] == backend?["port"]?["number"]
                    })
                else {
                    main.isRefused = true
                    return main
                }
                let place = "HTTP:80 \(rule["host"]?.string ?? "VIP")\(path["path"]?.string ?? "/")"
                main.places[place] = targets(of: name, port)
            }
        }
        return main
    }

    private func targets(of service: String, _ port: JSON) -> Set<String> {
        var targets: Set<String> = []
        for subset in endpoints[service]?["subsets"]?.array ?? [] {
            for number in (subset["ports"]?.array ?? []).filter({
                ($0["name"]?.string ?? "") == port["name"]?.string ?? ""
            }
            ) {
                for address in subset["addresses"]?.array ?? [] {
                    targets.insert("\(address["ip"]?.string ?? ""):\(number["port"]?.int ?? 0) weight 10")
                }
            }
        }
        return targets
    }
}

extension JSON {
    var uid: String { self[path: "metadata", "uid"]?.string ?? "" }
}
