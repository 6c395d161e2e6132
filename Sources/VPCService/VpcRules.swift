import CloudModel
import CloudWire

/// Which values a VPC may have (reference 5.2).
enum VpcRules {
    static let defaultDnsServers = ["183.60.83.19", "183.60.82.98"]
    static let maximumNameBytes = 60
    static let maximumDnsServers = 4

    /// A network block that a VPC may take: masks 12 to 28 in 10/8 and 172.16/12, 16 to 28 in 192.168/16.
    private static let spaces: [(space: CIDR, masks: ClosedRange<Int>)] = [
        (CIDR(network: IPv4Address(bits: 0x0A00_0000), mask: 8), 12...28),
        (CIDR(network: IPv4Address(bits: 0xAC10_0000), mask: 12), 12...28),
        (CIDR(network: IPv4Address(bits: 0xC0A8_0000), mask: 16), 16...28),
    ]

    static func block(_ text: String) throws(APIError) -> CIDR {
        let block: CIDR
        do throws(CIDR.ParseError) {
            block = try CIDR(text)
        } catch {
            throw .malformed("CidrBlock", text)
        }
        guard spaces.contains(where: { $0.space.contains(block) && $0.masks.contains(block.mask) }) else {
            throw .invalidValue("CidrBlock")
        }
        return block
    }

    static func name(_ text: String, parameter: String) throws(APIError) -> String {
        guard !text.isEmpty else { throw .invalidValue(parameter) }
        guard text.utf8.count <= maximumNameBytes else { throw .tooLong(parameter, limit: maximumNameBytes) }
        return text
    }
}

extension VpcRules {
    static func dnsServers(_ servers: [String]?) throws(APIError) -> [String] {
        guard let servers, !servers.isEmpty else { return defaultDnsServers }
        guard servers.count <= maximumDnsServers else {
            throw APIError(.limitExceededValue, "The number of DNS servers is over the limit \(maximumDnsServers).")
        }
        for server in servers where IPv4Address(server) == nil { throw .malformed("DnsServers", server) }
        return servers
    }
}
