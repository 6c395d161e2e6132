import CloudModel
import CloudWire

/// Which address blocks a request may name.
enum BlockRules {
    /// Reads a block; one with host bits set is malformed as well (reference 5.2).
    static func block(_ text: String, parameter: String) throws(APIError) -> CIDR {
        do throws(CIDR.ParseError) {
            return try CIDR(text)
        } catch {
            throw .malformed(parameter, text)
        }
    }

    /// Reads a list of addresses that is at most so long.
    static func addresses(
        _ texts: [String],
        parameter: String,
        limit: Int = ListLimits.addresses
    ) throws(APIError) -> [IPv4Address] {
        guard texts.count <= limit else { throw .tooMany(parameter, limit: limit) }
        var addresses: [IPv4Address] = []
        for (index, text) in texts.enumerated() {
            guard let address = IPv4Address(text) else { throw .malformed("\(parameter).\(index)", text) }
            addresses.append(address)
        }
        return addresses
    }
}
