import CloudModel
import CloudWire

/// The vendor's name for a resource in six parts, `qcs::clb:ap-guangzhou:uin/100000000001:clb/lb-xxxxxxxx` (reference 2.1).
struct ResourceName: Hashable {
    var service: String
    var region: String
    /// The account's number; nil where the name leaves it out, as many clients do.
    var owner: String?
    var prefix: String
    var id: String

    init(_ text: String) throws(APIError) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "qcs", !parts[2].isEmpty,
            case let ends = parts[5].split(separator: "/", maxSplits: 1), ends.count == 2
        else { throw APIError(.resourceDescription, "The resource `\(text)` is not described in six parts.") }
        service = String(parts[2])
        region = String(parts[3])
        let number = parts[4].hasPrefix("uin/") ? parts[4].dropFirst(4) : parts[4]
        owner = number.isEmpty ? nil : String(number)
        (prefix, id) = (String(ends[0]), String(ends[1]))
    }

    /// The full name of a resource.
    init(_ resource: TaggableResource, owner: Int64) {
        (service, prefix) = resource.kind.names[0]
        region = resource.region
        self.owner = String(owner)
        id = resource.id
    }

    var text: String { "qcs::\(service):\(region):uin/\(owner ?? ""):\(prefix)/\(id)" }
}

extension TaggableResource.Kind {
    /// The services and prefixes that name the kind, the one that lists show first.
    ///
    /// Security groups go by the service of servers (IaC contract 4) and by that of networks (reference 2.1).
    var names: [(service: String, prefix: String)] {
        switch self {
        case .certificate: [("ssl", "certificate")]
        case .cluster: [("ccs", "cluster")]
        case .loadBalancer: [("clb", "clb")]
        case .securityGroup: [("cvm", "sg"), ("vpc", "sg")]
        case .subnet: [("vpc", "subnet")]
        case .vpc: [("vpc", "vpc")]
        }
    }

    init?(service: String, prefix: String) {
        guard let kind = Self.allCases.first(where: { $0.names.contains { $0 == (service, prefix) } }) else {
            return nil
        }
        self = kind
    }

    static let services = Set(allCases.flatMap(\.names).map(\.service))
}
