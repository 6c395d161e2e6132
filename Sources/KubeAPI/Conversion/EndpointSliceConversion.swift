import CloudWire
import KubeObjects

/// EndpointSlices of `v1` and of `v1beta1`, which told node and zone among other words of an endpoint's topology.
enum EndpointSliceConversion {
    private static let node = "kubernetes.io/hostname"
    private static let zone = "topology.kubernetes.io/zone"

    static func toStable(_ slice: inout KubeObject) {
        mapEndpoints(&slice) { endpoint in
            var topology = endpoint["topology"]?.texts ?? [:]
            endpoint[path: "topology"] = nil
            if let name = topology.removeValue(forKey: node), endpoint["nodeName"] == nil {
                endpoint[path: "nodeName"] = .string(name)
            }
            if let name = topology.removeValue(forKey: zone) { endpoint[path: "zone"] = .string(name) }
            if !topology.isEmpty { endpoint[path: "deprecatedTopology"] = .texts(topology) }
        }
    }

    static func toBeta(_ slice: inout KubeObject) {
        mapEndpoints(&slice) { endpoint in
            var topology = endpoint["deprecatedTopology"]?.texts ?? [:]
            topology[node] = endpoint["nodeName"]?.string
            topology[zone] = endpoint["zone"]?.string
            for member in ["deprecatedTopology", "zone"] { endpoint[path: member] = nil }
            if !topology.isEmpty { endpoint[path: "topology"] = .texts(topology) }
        }
    }

    private static func mapEndpoints(_ slice: inout KubeObject, _ change: (inout JSON) -> Void) {
        guard var endpoints = slice["endpoints"]?.array else { return }
        for place in endpoints.indices { change(&endpoints[place]) }
        slice["endpoints"] = .array(endpoints)
    }
}
