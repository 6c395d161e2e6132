import CloudModel
import CloudWire

/// Which values a VPC may have (reference 5.2).
enum VpcRules {
    static let defaultDnsServers = ["183.60.83.19", "183.60.82.98"]
    static let maximumDnsServers = 4

    /// A network block that a VPC may take: masks 12 to 28 in 10/8 and 172.16/12, 16 to 28 in 192.168/16.
    private static let spaces: [(space: CIDR, masks: ClosedRange<Int>)] = [
        (CIDR(network: IPv4Address(bits: 0x0A00_0000), mask: 8), 12...28),
        (CIDR(network: IPv4Address(bits: 0xAC10_0000), mask: 12), 12...28),
        (CIDR(network: IPv4Address(bits: 0xC0A8_0000), mask: 16), 16...28),
    ]

    static func block(_ text: String) throws(APIError) -> CIDR {
        let block = try BlockRules.block(text, parameter: "CidrBlock")
        guard spaces.contains(where: { $0.space.contains(block) && $0.masks.contains(block.mask) }) else {
            throw .invalidValue("CidrBlock")
        }
        return block
    }

    /// The servers given, or the vendor's where there are none.
    static func dnsServers(_ servers: [String]?) throws(APIError) -> [String] {
        guard let servers, !servers.isEmpty else { return defaultDnsServers }
        return try BlockRules.addresses(servers, parameter: "DnsServers", limit: maximumDnsServers).map(\.description)
    }
}
