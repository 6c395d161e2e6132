import CloudAPI
package import CloudModel
import CloudStore
import CloudWire
package import KubeObjects

/// The network interfaces of pods, each with an address of the subnet behind the pod's node.
extension ClusterTransaction {
    /// The annotation that names a pod's network interface.
    package static var interfaceAnnotation: String { "clbsim.io/network-interface" }

    /// Gives a pod on a virtual node an interface and writes its address into the status; false where none is free.
    package func attachInterface(to pod: inout KubeObject) throws -> Bool {
        guard let subnet = VirtualNode.subnet(of: pod), try hasFreeAddress(subnet) else { return false }
        let id: NetworkInterfaceID = world.ids.id(try transaction.nextNumber())
        let owner = AddressOwner(kind: .networkInterface, id: id.rawValue)
        guard let address = try transaction.takeAddress(pool: subnet.rawValue, for: owner, at: now) else {
            return false
        }
        pod["metadata", "annotations", Self.interfaceAnnotation] = .string(id.rawValue)
        pod["status", "podIP"] = .string(address.description)
        pod["status", "podIPs"] = [["ip": .string(address.description)]]
        return true
    }

    /// Takes the interface back, and with it the address in the status.
    package func detachInterface(of pod: inout KubeObject) throws {
        try releaseInterface(of: pod)
        pod["status", "podIP"] = nil
        pod["status", "podIPs"] = nil
    }

    /// Gives back the address that the status tells of, where it still is this pod's.
    func releaseInterface(of pod: KubeObject) throws {
        guard let subnet = VirtualNode.subnet(of: pod),
            let address = IPv4Address(pod["status", "podIP"]?.string ?? ""),
            let owner = try transaction.owner(of: address, pool: subnet.rawValue)?.owner,
            owner.kind == .networkInterface,
            // A client that replaced the pod may have lost the annotation.
            pod.annotations[Self.interfaceAnnotation] ?? owner.id == owner.id
        else { return }
        try transaction.releaseAddress(address, pool: subnet.rawValue)
        try transaction.forgetHealth(of: address)
    }
}

extension ClusterState {
    /// Whether one more pod fits into a subnet.
    package func hasFreeAddress(_ subnet: SubnetID) throws -> Bool {
        try (snapshot.subnet(subnet, in: cluster.scope)?.availableAddressCount ?? 0) > 0
    }
}
