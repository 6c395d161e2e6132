import Crypto
import Synchronization

/// Remembers signing keys: one serves every request of an account to a service for a whole day.
final class TC3KeyRing: Sendable {
    static let shared = TC3KeyRing()

    private struct Scope: Hashable {
        var secretKey: String
        var date: String
        var service: String
    }

    /// Far more than are in use at a time; past it the ring starts afresh, so that it cannot grow with strange requests.
    private static let capacity = 256

    private let keys = Mutex<[Scope: SymmetricKey]>([:])

    func key(secretKey: String, date: String, service: String) -> SymmetricKey {
        let scope = Scope(secretKey: secretKey, date: date, service: service)
        return keys.withLock { keys in
            if let key = keys[scope] { return key }
            if keys.count >= Self.capacity { keys.removeAll() }
            let key = TC3Signature.signingKey(secretKey: secretKey, date: date, service: service)
            keys[scope] = key
            return key
        }
    }
}
