import CloudModel
import CloudWire

/// Which values a subnet may have (reference 5.3).
enum SubnetRules {
    private static let masks = 16...28

    static let errors: Set<APIErrorCode> = [
        .invalidParameterValue, .limitExceeded, .malformed, .missingParameter, .resourceNotFound, .subnetConflict,
        .subnetRange, .tooLong, .zoneConflict,
    ]

    /// The block of a new subnet: within the VPC's, and apart from those of its other subnets.
    static func block(
        _ text: String?,
        parameter: String,
        in vpc: Vpc,
        beside subnets: [Subnet]
    ) throws(APIError) -> CIDR {
        // Optional in the description for the sake of IPv6-only subnets, which are not simulated.
        guard let text else { throw .missingParameter(parameter) }
        let block = try BlockRules.block(text, parameter: parameter)
        guard masks.contains(block.mask) else { throw .invalidValue(parameter) }
        guard vpc.cidr.contains(block) else {
            throw APIError(.subnetRange, "The subnet block `\(block)` is not within the VPC's block `\(vpc.cidr)`.")
        }
        if let other = subnets.first(where: { $0.cidr.overlaps(block) }) {
            throw APIError(
                .subnetConflict,
                "The subnet block `\(block)` overlaps with `\(other.cidr)` of `\(other.id)`."
            )
        }
        return block
    }

    static func zone(_ reference: String, in region: Region) throws(APIError) -> Zone {
        guard let zone = region.zone(reference) else {
            throw APIError(.zoneConflict, "The zone `\(reference)` is not one of the region `\(region.name)`.")
        }
        return zone
    }
}
