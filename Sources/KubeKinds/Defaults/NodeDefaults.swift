import CloudWire
import KubeObjects

extension Defaults {
    /// Two names of a Node's pod ranges, and what may be used of its capacity.
    static func node(_ node: inout JSON) {
        node.setDefault("spec", to: [:])
        node.edit("spec") { spec in
            let range = spec.text("podCIDR")
            if !range.isEmpty, spec.list("podCIDRs").first != .string(range) {
                spec[path: "podCIDRs"] = [.string(range)]
            }
            if range.isEmpty, let first = spec.list("podCIDRs").first { spec[path: "podCIDR"] = first }
        }
        if let capacity = node.value("status", "capacity") { node.setDefault("status", "allocatable", to: capacity) }
    }
}
