import CloudWire

/// Endpoints that are reached on the same ports, which is what one EndpointSlice can hold.
struct EndpointGroup {
    var ports: [JSON]
    var endpoints: [JSON]

    /// Puts together what has the same ports, in order of first mention.
    static func joined(_ parts: [EndpointGroup]) -> [EndpointGroup] {
        var groups: [EndpointGroup] = []
        for part in parts {
            if let place = groups.firstIndex(where: { $0.ports == part.ports }) {
                groups[place].endpoints += part.endpoints
            } else {
                groups.append(part)
            }
        }
        return groups
    }
}
