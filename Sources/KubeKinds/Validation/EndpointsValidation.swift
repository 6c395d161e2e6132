import CloudWire
import KubeObjects

extension Validation {
    static func endpoints(_ endpoints: JSON) -> [FieldError] {
        endpoints.list("subsets").enumerated().flatMap { place, subset -> [FieldError] in
            let path = "subsets[\(place)]"
            let lists = ["addresses", "notReadyAddresses"]
            var errors: [FieldError] = []
            if lists.allSatisfy({ subset[$0]?.array?.isEmpty ?? true }) {
                errors.append(.required(path, "must specify `addresses` or `notReadyAddresses`"))
            }
            errors += lists.flatMap { list in
                (subset[list]?.array ?? []).enumerated().flatMap { place, address in
                    endpointAddress(address, "\(path).\(list)[\(place)]")
                }
            }
            let ports = subset.list("ports")
            return errors
                + ports.enumerated().flatMap { place, port in
                    endpointPort(port, "\(path).ports[\(place)]", needsName: ports.count > 1)
                }
        }
    }

    private static func endpointAddress(_ address: JSON, _ path: String) -> [FieldError] {
        let text = address.text("ip")
        var errors = AddressRules.address(text, "\(path).ip")
        let (host, node) = (address.text("hostname"), address.text("nodeName"))
        if !host.isEmpty { errors += NameRules.dnsLabel(host).map { .invalid("\(path).hostname", .string(host), $0) } }
        if !node.isEmpty { errors += NameRules.subdomain(node).map { .invalid("\(path).nodeName", .string(node), $0) } }
        return errors.isEmpty ? AddressRules.notSpecial(text, "\(path).ip") : errors
    }

    private static func endpointPort(_ port: JSON, _ path: String, needsName: Bool) -> [FieldError] {
        let name = port.text("name")
        var errors: [FieldError] = needsName && name.isEmpty ? [.required("\(path).name")] : []
        if !name.isEmpty { errors += NameRules.dnsLabel(name).map { .invalid("\(path).name", .string(name), $0) } }
        return errors + PortRules.number(port["port"], "\(path).port") + PortRules.transport(port, path)
            + appProtocol(port, path)
    }
}
