import CloudWire
import KubeObjects

extension Validation {
    private static let familyPolicies = ["PreferDualStack", "RequireDualStack", "SingleStack"]

    static func serviceAddresses(_ spec: JSON) -> [FieldError] {
        let cluster = spec.text("type") == "ExternalName" ? [] : families(spec) + clusterAddresses(spec)
        return cluster
            + spec.list("externalIPs").enumerated().flatMap { place, address in
                let path = "spec.externalIPs[\(place)]"
                let faults = AddressRules.address(address.string ?? "", path)
                return faults.isEmpty ? AddressRules.notSpecial(address.string ?? "", path) : faults
            }
    }

    /// The address of a Service stays, unless the Service becomes or was a mere name.
    static func addressUpdate(_ new: JSON, from old: JSON) -> [FieldError] {
        guard new.text("type") != "ExternalName", old.text("type") != "ExternalName" else { return [] }
        let (newAddresses, oldAddresses) = (addresses(new), addresses(old))
        // What a request leaves out is taken over from the stored object.
        guard let first = oldAddresses.first, !newAddresses.isEmpty else { return [] }
        var errors: [FieldError] = []
        if newAddresses[0] != first {
            errors.append(
                .invalid("spec.clusterIPs[0]", shown: GoText.strings(newAddresses), "may not change once set")
            )
        }
        if newAddresses.count > 1, oldAddresses.count > 1, newAddresses[1] != oldAddresses[1] {
            errors.append(
                .invalid("spec.clusterIPs[1]", shown: GoText.strings(newAddresses), "may not change once set")
            )
        }
        return errors + release(new, from: old) + familyUpdate(new, from: old)
    }

    /// Whoever gives up the second address says that one family is enough.
    private static func release(_ new: JSON, from old: JSON) -> [FieldError] {
        guard addresses(old).count > 1, addresses(new).count == 1, new.text("ipFamilyPolicy") != "SingleStack" else {
            return []
        }
        return [
            .invalid(
                "spec.ipFamilyPolicy",
                new["ipFamilyPolicy"] ?? .null,
                "must be set to 'SingleStack' when releasing the secondary clusterIP"
            )
        ]
    }

    private static func familyUpdate(_ new: JSON, from old: JSON) -> [FieldError] {
        guard let before = old.list("ipFamilies").first, let after = new.list("ipFamilies").first, before != after
        else {
            return []
        }
        return [.invalid("spec.ipFamilies[0]", after, "may not change once set")]
    }

    private static func addresses(_ spec: JSON) -> [String] {
        let list = spec.list("clusterIPs").compactMap(\.string)
        return list.isEmpty ? [spec.text("clusterIP")].filter { !$0.isEmpty } : list
    }

    private static func families(_ spec: JSON) -> [FieldError] {
        var errors: [FieldError] = []
        if let policy = spec.value("ipFamilyPolicy"), !familyPolicies.contains(policy.string ?? "") {
            errors.append(.unsupported("spec.ipFamilyPolicy", policy, supported: familyPolicies))
        }
        var seen: Set<JSON> = []
        for (place, family) in spec.list("ipFamilies").enumerated() {
            let path = "spec.ipFamilies[\(place)]"
            if !["IPv4", "IPv6"].contains(family) {
                errors.append(.unsupported(path, family, supported: ["IPv4", "IPv6"]))
            }
            if !seen.insert(family).inserted { errors.append(.duplicate(path, family)) }
        }
        return errors
    }

    private static func clusterAddresses(_ spec: JSON) -> [FieldError] {
        let path = "spec.clusterIPs"
        let (first, list) = (spec.text("clusterIP"), addresses(spec))
        var errors: [FieldError] = []
        if first.isEmpty, !list.isEmpty {
            errors.append(.forbidden(path, "must be empty when `clusterIP` is not specified"))
        } else if let leading = list.first, leading != first {
            errors.append(.invalid(path, shown: GoText.strings(list), "first value must match `clusterIP`"))
        }
        for (place, address) in list.enumerated() {
            if place == 0, address == "None" {
                if list.count > 1 {
                    errors.append(
                        .invalid(path, shown: GoText.strings(list), "'None' must be the first and only value")
                    )
                }
                continue
            }
            errors += AddressRules.address(address, "\(path)[\(place)]")
        }
        if list.count > 2 {
            errors.append(.invalid(path, shown: GoText.strings(list), "may only hold up to 2 values"))
        }
        return errors
    }

    /// The addresses a load balancer is reached at.
    ///
    /// Whether only the type LoadBalancer may have any depends on the server.
    static func loadBalancerStatus(_ object: JSON) -> [FieldError] {
        object.list("status", "loadBalancer", "ingress").enumerated().flatMap { place, point -> [FieldError] in
            let path = "status.loadBalancer.ingress[\(place)]"
            let (address, host) = (point.text("ip"), point.text("hostname"))
            var errors = address.isEmpty ? [] : AddressRules.address(address, "\(path).ip")
            guard !host.isEmpty else { return errors }
            errors += NameRules.subdomain(host).map { .invalid("\(path).hostname", .string(host), $0) }
            if AddressRules.bytes(host) != nil {
                errors.append(
                    .invalid("\(path).hostname", .string(host), "must be a DNS name, not an IP address")
                )
            }
            return errors
        }
    }
}
