package import CloudModel
import CloudWire
package import KubeObjects

/// The names of virtual nodes: one for each subnet that a cluster's pods live in (reconciler reference 4).
package enum VirtualNode {
    private static let prefix = "eklet-"

    package static func name(of subnet: SubnetID) -> String { prefix + subnet.rawValue }

    /// The subnet behind a node of that name; nil where it is no virtual node.
    package static func subnet(named name: String) -> SubnetID? {
        name.hasPrefix(prefix) ? SubnetID(rawValue: String(name.dropFirst(prefix.count))) : nil
    }

    /// The subnet that a pod was put in; nil before it was.
    package static func subnet(of pod: KubeObject) -> SubnetID? {
        subnet(named: pod["spec", "nodeName"]?.string ?? "")
    }
}

/// A network interface of a VPC, which gives a pod its address.
package struct NetworkInterfaceID: ResourceID {
    package static let prefix = "eni"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
