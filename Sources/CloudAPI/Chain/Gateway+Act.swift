package import CloudModel
package import CloudStore

extension Gateway {
    /// Changes the cloud in the name of an account, which finds the region as if it had called before.
    package func act<Result>(
        as accountName: String = "",
        in region: Region,
        _ body: (Cloud<Transaction>) throws -> Result
    ) throws -> Result {
        let account = try store.write { try $0.openAccount(named: accountName) }
        try accounts.provision(account, region, services: services, world: world, settings: settings)
        return try store.write { transaction in
            try body(
                Cloud(
                    account: account,
                    region: region,
                    requestId: "",
                    action: "",
                    now: world.clock.now,
                    world: world,
                    settings: settings,
                    state: transaction
                )
            )
        }
    }
}
