import CloudModel
import CloudWire
import Synchronization

extension Gateway {
    /// Counts a request against its action, account and region, where rate limits are on (reference 1.7).
    func limitRate(_ action: String, secretId: String, service: Service, region: Region) throws(APIError) {
        guard settings.isRateLimited else { return }
        let limit = service.requestsPerSecond(settings)
        let key = RateWindow.Key(action: "\(service.name):\(action)", secretId: secretId, region: region.name)
        let count = rates.count(key, second: world.wallClock().seconds)
        guard count <= limit else { throw .rateLimited(requests: count, limit: limit) }
    }
}

/// Counts requests in the current second.
final class RateWindow: Sendable {
    struct Key: Hashable {
        var action: String
        var secretId: String
        var region: String
    }

    private struct Counts {
        var second: Int64 = 0
        var byKey: [Key: Int] = [:]
    }

    private let counts = Mutex(Counts())

    /// Counts one more and tells how many there are in that second.
    func count(_ key: Key, second: Int64) -> Int {
        counts.withLock { counts in
            if counts.second != second { counts = Counts(second: second) }
            counts.byKey[key, default: 0] += 1
            return counts.byKey[key, default: 0]
        }
    }
}
