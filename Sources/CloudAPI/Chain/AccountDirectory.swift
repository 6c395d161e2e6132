import CloudModel
package import CloudStore
import CloudWire
import Synchronization

/// Which secret ids exist, and the accounts behind them, each made on first use.
package final class AccountDirectory: Sendable {
    package static let secretKey = "clbsim"
    package static let defaultSecretId = "AKIDclbsim"

    private struct Known {
        var accounts: [String: Account] = [:]
        var provisioned: Set<Scope> = []
    }

    private let store: Store
    private let known = Mutex(Known())

    package init(store: Store) {
        self.store = store
    }

    /// The account a secret id stands for: empty for the default one, `NAME` for `AKIDclbsim-NAME`; nil for unknown ids.
    package static func accountName(secretId: String) -> String? {
        if secretId == defaultSecretId { return "" }
        guard secretId.hasPrefix(defaultSecretId + "-") else { return nil }
        let name = secretId.dropFirst(defaultSecretId.count + 1)
        let isValid = (1...64).contains(name.utf8.count) && name.utf8.allSatisfy(isNameByte)
        return isValid ? String(name) : nil
    }

    /// The secret id that stands for an account.
    static func secretId(of account: Account) -> String {
        account.name.isEmpty ? defaultSecretId : "\(defaultSecretId)-\(account.name)"
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }

    /// The account of a caller; the lenient profile gives every unknown id the default one.
    func open(secretId: String) throws -> Account {
        let name = Self.accountName(secretId: secretId) ?? ""
        if let account = known.withLock({ $0.accounts[name] }) { return account }
        let account = try store.write { try $0.openAccount(named: name) }
        known.withLock { $0.accounts[name] = account }
        return account
    }

    /// Gives an account what every account has in a region, once.
    func provision(
        _ account: Account,
        _ region: Region,
        services: [Service],
        world: World,
        settings: Settings
    ) throws {
        let scope = Scope(account: account.id, region: region.name)
        guard !known.withLock({ $0.provisioned.contains(scope) }) else { return }
        try store.write { transaction in
            guard try !transaction.isProvisioned(scope) else { return }
            let cloud = Cloud(
                account: account,
                region: region,
                requestId: "",
                action: "",
                now: world.clock.now,
                world: world,
                settings: settings,
                state: transaction
            )
            for service in services { try service.provision(cloud) }
            try transaction.markProvisioned(scope)
        }
        known.withLock { _ = $0.provisioned.insert(scope) }
    }
}
