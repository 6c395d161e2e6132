import CloudModel
import CloudStore
import CloudWire
import KubeObjects

/// The giving out of cluster IPs and node ports.
///
/// On the vendor's Kubernetes a ClusterIP is the address of a load balancer that is made later, so none is given out
/// here. On a stock one an absent ClusterIP is given out, and an explicit empty one is kept: it asks for a load
/// balancer, which a server that fills it in could not tell (reconciler reference 1.1, decision 0008).
struct ServiceAllocation {
    private let state: ClusterTransaction

    init(_ state: ClusterTransaction) { self.state = state }

    /// The pools of a cluster: addresses in the database are numbers, and so are ports.
    static func addressPool(_ cluster: ClusterID) -> String { "\(cluster)/services" }
    static func portPool(_ cluster: ClusterID) -> String { "\(cluster)/nodePorts" }
    static let nodePorts: ClosedRange<UInt32> = 30000...32767

    func allocate(_ service: inout KubeObject, replacing old: KubeObject?) throws {
        try allocateAddress(&service, replacing: old)
        try allocatePorts(&service, replacing: old)
    }

    /// A Service that has no address, nor gets one, without the families that will not be kept.
    func ownedForm(of service: KubeObject) -> KubeObject {
        guard !wantsAnyAddress(service) else { return service }
        var owned = service
        complete(&owned)
        return owned
    }

    func release(_ service: KubeObject) throws {
        if let address = service.clusterAddress { try releaseAddress(address) }
        for port in service.nodePorts { try releasePort(port) }
    }

    private func owner(_ service: KubeObject) -> AddressOwner {
        AddressOwner(kind: .service, id: "\(service.namespace)/\(service.name)")
    }
}

// MARK: - Cluster IPs

extension ServiceAllocation {
    private var pool: String { Self.addressPool(state.cluster.id) }

    private func allocateAddress(_ service: inout KubeObject, replacing old: KubeObject?) throws {
        if let held = old?.clusterAddress, held != service.clusterAddress { try releaseAddress(held) }
        if let wanted = service.clusterAddress {
            if old == nil { try checkNew(wanted, of: service) }
            if wanted != old?.clusterAddress { try take(wanted, for: service) }
        } else if wantsAnyAddress(service) {
            guard let given = try state.transaction.takeAddress(pool: pool, for: owner(service), at: state.now) else {
                throw StatusError.internalError("failed to allocate a serviceIP: range is full")
            }
            service["spec", "clusterIP"] = .string(given.description)
        }
        complete(&service)
    }

    private func wantsAnyAddress(_ service: KubeObject) -> Bool {
        guard service.needsAddress, !state.cluster.isVendorFlavoured else { return false }
        guard service["spec", "type"]?.string == "ClusterIP" else { return service.clusterIP?.isEmpty ?? true }
        return service.clusterIP == nil
    }

    private func take(_ address: IPv4Address, for service: KubeObject) throws {
        let range = state.cluster.serviceCIDR
        // A load balancer's address stands in the VPC's own ledger.
        guard range.contains(address) || !state.cluster.isVendorFlavoured else { return }
        let isTaken = try state.transaction.owner(of: address, pool: pool) != nil
        let isGiven = try state.transaction.takeAddress(address, pool: pool, for: owner(service), at: state.now)
        guard isGiven else {
            throw refusal(of: address, for: service, isTaken ? Self.taken : outside(range, address))
        }
    }

    /// On the vendor's Kubernetes a new Service may ask for an address of the services' block or subnet that no other
    /// has.
    ///
    /// Later on its load balancer's address is written, whatever that is, and load balancers may be shared.
    private func checkNew(_ address: IPv4Address, of service: KubeObject) throws {
        guard state.cluster.isVendorFlavoured else { return }
        let holders = try state.objects("services").filter { $0.clusterAddress == address }
        guard holders.isEmpty else { throw refusal(of: address, for: service, Self.taken) }
        let block = try state.cluster.serviceSubnetId.flatMap {
            try state.snapshot.subnet($0, in: state.cluster.scope)?.cidr
        }
        guard state.cluster.serviceCIDR.contains(address) || block?.contains(address) == true else {
            throw refusal(of: address, for: service, outside(block ?? state.cluster.serviceCIDR, address))
        }
    }

    private static let taken = "provided IP is already allocated"

    private func outside(_ range: CIDR, _ address: IPv4Address) -> String {
        "the provided IP (\(address)) is not in the valid range. The range of valid IPs is \(range)"
    }

    private func refusal(of address: IPv4Address, for service: KubeObject, _ why: String) -> StatusError {
        .invalid(
            GroupVersionKind(group: "", version: "v1", kind: "Service"),
            name: service.name,
            [.invalid("spec.clusterIPs", [.string(address.description)], "failed to allocate IP \(address): \(why)")]
        )
    }

    private func releaseAddress(_ address: IPv4Address) throws {
        try state.transaction.releaseAddress(address, pool: pool)
    }

    /// The plural members say the same as the singular one.
    private func complete(_ service: inout KubeObject) {
        guard let address = service.clusterIP, !address.isEmpty else {
            for member in ["clusterIPs", "ipFamilies", "ipFamilyPolicy"] { service["spec", member] = nil }
            return
        }
        service["spec", "clusterIPs"] = [.string(address)]
        service["spec", "ipFamilies"] = service["spec", "ipFamilies"] ?? ["IPv4"]
        service["spec", "ipFamilyPolicy"] = service["spec", "ipFamilyPolicy"] ?? "SingleStack"
    }
}

// MARK: - Node ports

extension ServiceAllocation {
    private var ports: String { Self.portPool(state.cluster.id) }

    private func allocatePorts(_ service: inout KubeObject, replacing old: KubeObject?) throws {
        let held = Set(old?.nodePorts ?? [])
        let wanted = Set(service.nodePorts)
        for port in held.subtracting(wanted) { try releasePort(port) }
        guard service.needsNodePorts, var list = service["spec", "ports"]?.array else { return }
        var taken = held.intersection(wanted)
        for (place, port) in list.enumerated() {
            guard let number = port["nodePort"]?.int, number != 0 else { continue }
            // TCP and UDP of one port share it.
            if taken.insert(UInt32(truncatingIfNeeded: number)).inserted {
                try take(number, for: service, at: place)
            }
        }
        for (place, port) in list.enumerated() where (port["nodePort"]?.int ?? 0) == 0 {
            guard let free = try state.transaction.takeAddress(pool: ports, for: owner(service), at: state.now) else {
                throw StatusError.internalError("failed to allocate a nodePort: range is full")
            }
            list[place][path: "nodePort"] = .int(Int64(free.bits))
        }
        service["spec", "ports"] = .array(list)
    }

    private func take(_ port: Int64, for service: KubeObject, at place: Int) throws {
        let isInRange = UInt32(exactly: port).map(Self.nodePorts.contains) ?? false
        let address = IPv4Address(bits: UInt32(truncatingIfNeeded: port))
        guard isInRange, try state.transaction.takeAddress(address, pool: ports, for: owner(service), at: state.now)
        else {
            let range = "\(Self.nodePorts.lowerBound)-\(Self.nodePorts.upperBound)"
            throw StatusError.invalid(
                GroupVersionKind(group: "", version: "v1", kind: "Service"),
                name: service.name,
                [
                    .invalid(
                        "spec.ports[\(place)].nodePort",
                        .int(port),
                        isInRange
                            ? "provided port is already allocated"
                            : "provided port is not in the valid range. The range of valid ports is \(range)"
                    )
                ]
            )
        }
    }

    private func releasePort(_ port: UInt32) throws {
        try state.transaction.releaseAddress(IPv4Address(bits: port), pool: ports)
    }
}

extension KubeObject {
    fileprivate var clusterIP: String? { self["spec", "clusterIP"]?.string }
    fileprivate var clusterAddress: IPv4Address? { clusterIP.flatMap { IPv4Address($0) } }
    fileprivate var needsAddress: Bool { self["spec", "type"]?.string != "ExternalName" && clusterIP != "None" }

    fileprivate var needsNodePorts: Bool {
        switch self["spec", "type"]?.string {
        case "NodePort": true
        case "LoadBalancer": self["spec", "allocateLoadBalancerNodePorts"]?.bool ?? true
        default: false
        }
    }

    fileprivate var nodePorts: [UInt32] {
        (self["spec", "ports"]?.array ?? []).compactMap { $0["nodePort"]?.int }.filter { $0 != 0 }
            .compactMap { UInt32(exactly: $0) }
    }
}
