import CloudWire
import KubeObjects

extension Printer {
    static let service = Printer(
        [
            Column("Type", "How the service is reached."),
            Column("Cluster-IP", "The address inside the cluster."),
            Column("External-IP", "The addresses outside the cluster."),
            Column("Port(s)", "The ports, with those of the nodes."),
        ],
        wide: [Cell.selectorColumn],
        cells: { service, _ in
            let spec = service["spec"] ?? [:]
            let address = spec.list("clusterIPs").first?.string ?? spec.text("clusterIP")
            return [.string(spec.text("type")), Cell.text(address), outside(service), ports(spec)]
        },
        wideCells: { [Cell.labels($0[path: "spec", "selector"])] }
    )

    private static func outside(_ service: JSON) -> JSON {
        let fixed = service.list("spec", "externalIPs").compactMap(\.string)
        switch service.text("spec", "type") {
        case "LoadBalancer":
            let all = balancerAddresses(service) + fixed
            return all.isEmpty ? "<pending>" : .string(all.joined(separator: ","))
        case "ExternalName": return .string(service.text("spec", "externalName"))
        default: return Cell.text(fixed.joined(separator: ","))
        }
    }

    /// The addresses a load balancer has, each once and in order.
    static func balancerAddresses(_ object: JSON) -> [String] {
        let points = object.list("status", "loadBalancer", "ingress")
        let addresses = points.map { $0.text("ip").isEmpty ? $0.text("hostname") : $0.text("ip") }
        return Set(addresses.filter { !$0.isEmpty }).sorted()
    }

    private static func ports(_ spec: JSON) -> JSON {
        let ports = spec.list("ports").map { port in
            let node = port.number("nodePort")
            return "\(port.number("port"))\(node > 0 ? ":\(node)" : "")/\(port.text("protocol"))"
        }
        return Cell.text(ports.joined(separator: ","))
    }

    static let endpoints = Printer(
        [Column("Endpoints", "Where the service leads.")],
        cells: { endpoints, _ in
            [endpointList(endpoints)]
        }
    )

    private static func endpointList(_ endpoints: JSON) -> JSON {
        let all = endpoints.list("subsets").flatMap { subset -> [String] in
            let addresses = subset.list("addresses").map { $0.text("ip") }
            let ports = subset.list("ports").map { String($0.number("port")) }
            if ports.isEmpty { return addresses }
            return ports.flatMap { port in addresses.map { $0.contains(":") ? "[\($0)]:\(port)" : "\($0):\(port)" } }
        }
        if all.isEmpty { return Cell.none }
        let more = all.count > 3 ? " + \(all.count - 3) more..." : ""
        return .string(all.prefix(3).joined(separator: ",") + more)
    }

    static let endpointSlice = Printer(
        [
            Column("AddressType", "What the addresses are."),
            Column("Ports", "The ports of each endpoint."),
            Column("Endpoints", "The addresses."),
        ],
        cells: { slice, _ in
            let ports = slice.list("ports").map { port in
                let name = port.text("name").isEmpty ? "*" : port.text("name")
                return port.value("port")?.int.map { String($0) } ?? name
            }
            let addresses = slice.list("endpoints").flatMap { $0.list("addresses").compactMap(\.string) }
            return [.string(slice.text("addressType")), brief(ports, or: "<unset>"), brief(addresses, or: "<unset>")]
        }
    )

    /// The first three of a list, and how many more there are.
    private static func brief(_ texts: [String], or absent: JSON) -> JSON {
        if texts.isEmpty { return absent }
        let more = texts.count > 3 ? " + \(texts.count - 3) more..." : ""
        return .string(texts.prefix(3).joined(separator: ",") + more)
    }
}
