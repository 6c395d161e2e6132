package import KubeObjects
import CloudWire

/// What an update leaves out and the stored object still has, and what it repeats although it no longer applies.
package enum Carryover {
    /// Makes a new version whole from the stored one; comes before the defaults.
    package static func apply(to new: inout KubeObject, from old: KubeObject) {
        guard GroupVersion(new.apiVersion)?.group == "", new.kind == "Service" else { return }
        var spec = new["spec"] ?? [:]
        let before = old["spec"] ?? [:]
        keepAddresses(&spec, before)
        keepNodePorts(&spec, before)
        dropFormerType(&spec, before)
        new["spec"] = spec
    }

    private static func keepAddresses(_ spec: inout JSON, _ before: JSON) {
        guard needsAddress(spec), needsAddress(before) else { return }
        // One that was never there stays away: whether it was said to be empty has a meaning.
        if let address = before["clusterIP"] { spec.setDefault("clusterIP", to: address) }
        let isSame = spec.text("clusterIP") == before.text("clusterIP")
        if !isSame, spec["clusterIPs"] == before["clusterIPs"] { spec[path: "clusterIPs"] = [spec["clusterIP"] ?? ""] }
        guard isSame else { return }
        for name in ["clusterIPs", "ipFamilies", "ipFamilyPolicy"] where spec.value([name]) == nil {
            spec[path: name] = before[name]
        }
    }

    private static func keepNodePorts(_ spec: inout JSON, _ before: JSON) {
        if needsNodePorts(spec), needsNodePorts(before) {
            var used = Set(nodePorts(spec)).intersection(nodePorts(before))
            let known = Dictionary(
                before.list("ports").map { ($0.text("name"), $0.number("nodePort")) },
                uniquingKeysWith: { $1 }
            )
            spec.editEach("ports") { port in
                guard port.number("nodePort") == 0, let number = known[port.text("name")], number != 0,
                    used.insert(number).inserted
                else { return }
                port[path: "nodePort"] = .int(number)
            }
        }
        if needsHealthCheck(spec), needsHealthCheck(before), let number = before.value("healthCheckNodePort") {
            spec.setDefaultOverZero("healthCheckNodePort", to: number)
        }
    }

    /// A type that is left takes its fields along, where the request did not change them.
    private static func dropFormerType(_ spec: inout JSON, _ before: JSON) {
        func drop(_ names: [String], where need: (JSON) -> Bool) {
            guard need(before), !need(spec), names.allSatisfy({ spec[$0] == before[$0] }) else { return }
            for name in names { spec[path: name] = nil }
        }
        drop(["clusterIP", "clusterIPs"], where: needsAddress)
        drop(["ipFamilies", "ipFamilyPolicy"], where: needsAddress)
        drop(["healthCheckNodePort"], where: needsHealthCheck)
        drop(["allocateLoadBalancerNodePorts"], where: isBalancer)
        drop(["loadBalancerClass"], where: isBalancer)
        drop(["externalTrafficPolicy"], where: isReachedFromOutside)
        guard needsNodePorts(before), !needsNodePorts(spec), nodePorts(spec) == nodePorts(before) else { return }
        spec.editEach("ports") { $0[path: "nodePort"] = nil }
    }

    private static func nodePorts(_ spec: JSON) -> [Int64] {
        spec.list("ports").map { $0.number("nodePort") }.filter { $0 != 0 }
    }

    private static func needsAddress(_ spec: JSON) -> Bool { spec.text("type") != "ExternalName" }
    private static func isBalancer(_ spec: JSON) -> Bool { spec.text("type") == "LoadBalancer" }

    private static func needsNodePorts(_ spec: JSON) -> Bool {
        spec.text("type") == "NodePort"
            || isBalancer(spec) && spec.value("allocateLoadBalancerNodePorts") != .some(false)
    }

    private static func needsHealthCheck(_ spec: JSON) -> Bool {
        isBalancer(spec) && spec.text("externalTrafficPolicy") == "Local"
    }

    private static func isReachedFromOutside(_ spec: JSON) -> Bool {
        ["NodePort", "LoadBalancer"].contains(spec.text("type")) || !spec.list("externalIPs").isEmpty
    }
}
