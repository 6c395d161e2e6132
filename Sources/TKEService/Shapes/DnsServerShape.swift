import CloudWire

/// The DNS servers for a domain; an empty one stands for all.
struct DnsServerShape: Codable {
    var domain: String
    var dnsServers: [String]

    init(_ json: JSON) {
        domain = json["Domain"]?.string ?? ""
        dnsServers = (json["DnsServers"]?.array ?? []).compactMap(\.string)
    }

    var json: JSON { ["Domain": .string(domain), "DnsServers": .array(dnsServers.map(JSON.string))] }
}
