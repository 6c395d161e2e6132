import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Where Services take addresses from: a subnet, or a block of the cluster's own.
struct ServiceRange {
    var subnet: SubnetID?
    var block: CIDR

    /// Blocks for clusters that name none, of which the first beside the VPC's is taken.
    private static let spares = [
        CIDR(network: IPv4Address(bits: 0xAC10_0000), mask: 20),
        CIDR(network: IPv4Address(bits: 0xC0A8_0000), mask: 20),
        CIDR(network: IPv4Address(bits: 0x0A60_0000), mask: 20),
    ]

    /// The private networks, of which a block has to be a part.
    private static let spaces = [
        CIDR(network: IPv4Address(bits: 0x0A00_0000), mask: 8),
        CIDR(network: IPv4Address(bits: 0xAC10_0000), mask: 12),
        CIDR(network: IPv4Address(bits: 0xC0A8_0000), mask: 16),
    ]

    private static let masks = 12...28

    /// Reads `ServiceSubnetId`, which is a subnet's id, a block, or nothing.
    init<State: Snapshot>(_ text: String?, in vpc: Vpc, of cloud: Cloud<State>) throws {
        guard let text, !text.isEmpty else {
            self.init(subnet: nil, beside: vpc)
            return
        }
        if text.contains("/") {
            self.init(subnet: nil, beside: vpc)
            block = try Self.block(text, beside: vpc)
        } else {
            let subnet = try cloud.subnet(SubnetID(rawValue: text), parameter: "ServiceSubnetId", in: vpc.id)
            self.init(subnet: subnet.id, beside: vpc)
        }
    }

    /// A subnet, and a block for what does not take its address from there.
    init(subnet: SubnetID?, beside vpc: Vpc) {
        self.subnet = subnet
        block = Self.spares.first { !$0.overlaps(vpc.cidr) } ?? Self.spares[0]
    }

    private static func block(_ text: String, beside vpc: Vpc) throws(APIError) -> CIDR {
        guard let block = try? CIDR(text) else { throw .malformed("ServiceSubnetId", text) }
        guard spaces.contains(where: { $0.contains(block) }), masks.contains(block.mask) else {
            throw .invalid("The block `\(block)` of `ServiceSubnetId` is not a private one of /12 to /28.")
        }
        guard !block.overlaps(vpc.cidr) else {
            throw .invalid("The block `\(block)` of `ServiceSubnetId` overlaps with the VPC's block `\(vpc.cidr)`.")
        }
        return block
    }
}
