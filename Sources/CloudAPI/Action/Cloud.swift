package import CloudModel
package import CloudStore

/// All that an action may know: who asks where, the time, the settings, and the state, which it can read or change.
package struct Cloud<State: Snapshot> {
    package let account: Account
    package let region: Region
    /// Found again later as the id of the task, where the action begins one.
    package let requestId: String
    package let action: String
    /// The moment of the request: it does not move while the action runs.
    package let now: Instant
    package let world: World
    package let settings: Settings
    package let state: State

    package var scope: Scope { Scope(account: account.id, region: region.name) }

    package init(
        account: Account,
        region: Region,
        requestId: String,
        action: String,
        now: Instant,
        world: World,
        settings: Settings,
        state: State
    ) {
        self.account = account
        self.region = region
        self.requestId = requestId
        self.action = action
        self.now = now
        self.world = world
        self.settings = settings
        self.state = state
    }
}

extension Cloud where State == Transaction {
    /// A new identifier; see ``ResourceIDSequence`` for why it is never one that was used.
    package func newID<ID: ResourceID>(_ type: ID.Type = ID.self) throws -> ID {
        world.ids.id(try state.nextNumber())
    }
}
