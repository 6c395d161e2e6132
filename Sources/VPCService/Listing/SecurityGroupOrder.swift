import CloudModel
import CloudWire

/// The order of a list of security groups, by one of two times; equal times keep the order of creation.
enum SecurityGroupOrder {
    /// Takes groups newest first, and gives them back so where no field is named.
    static func apply(
        _ field: String?,
        _ direction: String?,
        to groups: [SecurityGroup]
    ) throws(APIError)
        -> [SecurityGroup]
    {
        let time: (SecurityGroup) -> Instant
        switch field {
        case nil: return groups
        case "CreatedTime": time = \.createdAt
        case "UpdateTime": time = \.updatedAt
        default: throw .invalidValue("OrderField")
        }
        let ascending = groups.reversed().enumerated()
            .sorted { (time($0.element), $0.offset) < (time($1.element), $1.offset) }.map(\.element)
        switch direction {
        case nil, "ASC": return ascending
        case "DESC": return ascending.reversed()
        default: throw .invalidValue("OrderDirection")
        }
    }
}
