package import CloudModel
package import CloudStore
package import CloudWire

/// One call of one action, checked and authenticated, ready to run.
package struct Invocation: Sendable {
    package let account: Account
    package let region: Region
    package let requestId: String
    package let action: String
    package let parameters: JSONObject
    package let output: Shape
    package let description: Description
    package let world: World
    package let settings: Settings
    package let store: Store

    func cloud<State: Snapshot>(_ state: State) -> Cloud<State> {
        Cloud(
            account: account,
            region: region,
            requestId: requestId,
            action: action,
            now: world.clock.now,
            world: world,
            settings: settings,
            state: state
        )
    }

    func body(_ response: some Encodable) throws -> [UInt8] {
        try ResponseEncoder.body(response, as: output, in: description, requestId: requestId)
    }
}
