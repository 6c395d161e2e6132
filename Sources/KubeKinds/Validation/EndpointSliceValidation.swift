import CloudWire
import KubeObjects

extension Validation {
    private static let addressTypes = ["FQDN", "IPv4", "IPv6"]
    private static let endpointsMax = 1000
    private static let addressesMax = 100
    private static let portsMax = 20000

    static func endpointSlice(_ slice: JSON) -> [FieldError] {
        choice(slice.text("addressType"), addressTypes, "addressType") + sliceEndpoints(slice) + slicePorts(slice)
    }

    private static func sliceEndpoints(_ slice: JSON) -> [FieldError] {
        let endpoints = slice.list("endpoints")
        if endpoints.count > endpointsMax {
            return [.tooMany("endpoints", count: endpoints.count, most: endpointsMax)]
        }
        return endpoints.enumerated().flatMap { place, endpoint -> [FieldError] in
            let path = "endpoints[\(place)]"
            let host = endpoint.text("hostname")
            let hostFaults = host.isEmpty ? [] : NameRules.dnsLabel(host)
            let node = endpoint.text("nodeName")
            let nodeFaults = node.isEmpty ? [] : NameRules.subdomain(node)
            return sliceAddresses(endpoint, "\(path).addresses", type: slice.text("addressType"))
                + nodeFaults.map { .invalid("\(path).nodeName", .string(node), $0) }
                + hostFaults.map { .invalid("\(path).hostname", .string(host), $0) }
        }
    }

    private static func sliceAddresses(_ endpoint: JSON, _ path: String, type: String) -> [FieldError] {
        let addresses = endpoint.list("addresses")
        if addresses.isEmpty { return [.required(path, "must contain at least 1 address")] }
        if addresses.count > addressesMax { return [.tooMany(path, count: addresses.count, most: addressesMax)] }
        return addresses.enumerated().flatMap { place, address in
            sliceAddress(address.string ?? "", "\(path)[\(place)]", type: type)
        }
    }

    private static func sliceAddress(_ address: String, _ path: String, type: String) -> [FieldError] {
        switch type {
        case "IPv4", "IPv6":
            let bytes = AddressRules.bytes(address)
            guard bytes?.count == (type == "IPv4" ? 4 : 16) else {
                return [.invalid(path, .string(address), "must be a valid \(type) address")]
            }
            return AddressRules.notSpecial(address, path)
        case "FQDN": return NameRules.subdomain(address).map { .invalid(path, .string(address), $0) }
        default: return []
        }
    }

    private static func slicePorts(_ slice: JSON) -> [FieldError] {
        let ports = slice.list("ports")
        if ports.count > portsMax { return [.tooMany("ports", count: ports.count, most: portsMax)] }
        var names: Set<String> = []
        return ports.enumerated().flatMap { place, port -> [FieldError] in
            let path = "ports[\(place)]"
            let name = port.text("name")
            let faults = name.isEmpty ? [] : NameRules.dnsLabel(name)
            var errors = faults.map { FieldError.invalid("\(path).name", .string(name), $0) }
            if !names.insert(name).inserted { errors.append(.duplicate("\(path).name", .string(name))) }
            return errors + PortRules.transport(port, path) + appProtocol(port, path)
        }
    }
}
