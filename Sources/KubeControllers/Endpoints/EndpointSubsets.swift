import CloudModel
import CloudWire
import KubeObjects

/// The subsets of Endpoints: pods that are reached on the same ports stand together.
struct EndpointSubsets {
    private struct Subset {
        var ports: [JSON]
        var addresses: [JSON] = []
        var notReadyAddresses: [JSON] = []

        var json: JSON {
            var json: JSON = [:]
            if !addresses.isEmpty { json[path: "addresses"] = .array(addresses) }
            if !notReadyAddresses.isEmpty { json[path: "notReadyAddresses"] = .array(notReadyAddresses) }
            if !ports.isEmpty { json[path: "ports"] = .array(ports) }
            return json
        }
    }

    private var subsets: [Subset] = []
    private(set) var isTruncated = false

    init(_ backends: ServiceBackends, addressesMax: Int) {
        let pods = Self.inOrder(backends.pods.filter { !$0.isBeingDeleted })
        let ready = pods.filter { backends.publishesUnready || ServiceBackends.isReady($0) }
        let uids = Set(ready.map(\.uid))
        let unready = pods.filter { !uids.contains($0.uid) }
        isTruncated = pods.count > addressesMax
        for pod in (ready + unready).prefix(addressesMax) { add(pod, isReady: uids.contains(pod.uid), backends) }
    }

    /// Nil where there is no pod.
    var json: JSON? { subsets.isEmpty ? nil : .array(subsets.map(\.json)) }

    /// Sorted as texts, as the real controller sorts addresses.
    private static func inOrder(_ pods: [KubeObject]) -> [KubeObject] {
        pods.sorted { ($0["status", "podIP"]?.string ?? "") < ($1["status", "podIP"]?.string ?? "") }
    }

    private mutating func add(_ pod: KubeObject, isReady: Bool, _ backends: ServiceBackends) {
        let ports = backends.ports(on: pod).map { port in
            var port = port
            if port["name"] == "" { port[path: "name"] = nil }
            return port
        }
        guard !ports.isEmpty || (backends.isHeadless && backends.hasNoPorts) else { return }
        let place = subsets.firstIndex { $0.ports == ports } ?? subsets.endIndex
        if place == subsets.endIndex { subsets.append(Subset(ports: ports)) }
        let address = Self.address(of: pod, backends)
        if isReady {
            subsets[place].addresses.append(address)
        } else {
            subsets[place].notReadyAddresses.append(address)
        }
    }

    private static func address(of pod: KubeObject, _ backends: ServiceBackends) -> JSON {
        var address: JSON = [
            "ip": pod["status", "podIP"] ?? "", "nodeName": pod["spec", "nodeName"] ?? "",
            "targetRef": ServiceBackends.reference(to: pod),
        ]
        address[path: "hostname"] = backends.hostname(of: pod)
        return address
    }
}
