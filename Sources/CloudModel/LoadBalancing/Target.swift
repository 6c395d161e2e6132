/// A server bound to a layer 4 listener or to a rule.
package struct Target: Hashable, Sendable {
    /// How the server is named.
    package enum Endpoint: Hashable, Sendable {
        case instance(InstanceID)
        case address(IPv4Address)

        package var address: IPv4Address {
            switch self {
            case .instance(let id): id.privateAddress
            case .address(let address): address
            }
        }
    }

    /// What a target hangs on.
    package struct Place: Hashable, Sendable {
        package var listenerId: ListenerID
        /// Nil for a layer 4 listener.
        package var ruleId: RuleID?

        package init(listenerId: ListenerID, ruleId: RuleID?) {
            self.listenerId = listenerId
            self.ruleId = ruleId
        }
    }

    package static let defaultWeight = 10

    package var place: Place
    package var endpoint: Endpoint
    package var port: Int
    package var weight: Int
    package var tag: String?
    package var registeredAt: Instant
    /// When probing began: at registration, or when the port was last changed.
    package var probedSince: Instant
    /// The running count it was bound at, which orders lists and identifies it.
    package var number: Int64

    package init(
        place: Place,
        endpoint: Endpoint,
        port: Int,
        weight: Int,
        tag: String?,
        registeredAt: Instant,
        number: Int64
    ) {
        self.place = place
        self.endpoint = endpoint
        self.port = port
        self.weight = weight
        self.tag = tag
        self.registeredAt = registeredAt
        probedSince = registeredAt
        self.number = number
    }
}
