package import CloudStore

/// A product of the cloud: its description, and those of its actions that are simulated.
package struct Service: Sendable {
    package let description: Description
    /// In alphabetical order.
    package let actions: [any Action.Type]
    /// What a new account finds in a region; runs once for each, before its first request there.
    package let provision: @Sendable (Cloud<Transaction>) throws -> Void
    /// How many requests a second the vendor allows for each action, account and region.
    package let requestsPerSecond: @Sendable (Settings) -> Int
    private let byName: [String: any Action.Type]
    private let known: Set<String>

    package var name: String { description.service }
    package var version: String { description.version }

    package init(
        description: Description,
        actions: [any Action.Type],
        requestsPerSecond: @escaping @Sendable (Settings) -> Int,
        provision: @escaping @Sendable (Cloud<Transaction>) throws -> Void = { _ in }
    ) {
        self.description = description
        self.actions = actions
        self.requestsPerSecond = requestsPerSecond
        self.provision = provision
        byName = Dictionary(uniqueKeysWithValues: actions.map { ($0.name, $0) })
        known = Set(description.actions)
    }

    /// The simulated action of that name.
    package func action(_ name: String) -> (any Action.Type)? { byName[name] }

    /// Whether the vendor has an action of that name.
    package func knows(_ name: String) -> Bool { known.contains(name) }
}
