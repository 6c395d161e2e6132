package import CLBReconciler
package import CloudAPI
package import CloudModel
import CloudStore
package import CloudWire
import Synchronization

/// A cloud in the same process that answers each action so often a second of the world's clock, and counts the calls.
///
/// It is what the economy of a reconciler is measured with.
package final class MeteredEndpoint: CloudEndpoint {
    private let cloud: GatewayEndpoint
    private let gateway: Gateway
    private let scope: Scope
    /// Nil for no limit.
    private let callsPerSecond: Int?
    private let ledger = Mutex(CallLedger())

    package init(_ gateway: Gateway, account: Account, region: Region, callsPerSecond: Int?) {
        cloud = GatewayEndpoint(gateway, account: account, region: region)
        self.gateway = gateway
        scope = Scope(account: account.id, region: region.name)
        self.callsPerSecond = callsPerSecond
    }

    package func call(_ action: CloudAction, _ parameters: JSONObject) async throws(CloudFailure) -> JSONObject {
        let now = gateway.world.clock.now
        let count = ledger.withLock { $0.count(action.name, second: now.seconds) }
        if let callsPerSecond, count > callsPerSecond {
            ledger.withLock { $0.refusals += 1 }
            throw .refused(code: "RequestLimitExceeded", message: "\(count) calls in one second", requestId: "")
        }
        let answer = try await cloud.call(action, parameters)
        if !action.name.hasPrefix("Describe") { note(action, parameters, answer, since: now) }
        return answer
    }

    private func note(_ action: CloudAction, _ parameters: JSONObject, _ answer: JSONObject, since now: Instant) {
        guard let id = answer["RequestId"]?.string,
            let due = try? gateway.store.read({ try $0.task(id, in: scope)?.dueAt })
        else { return }
        let duration = Duration.milliseconds(due.milliseconds - now.milliseconds)
        ledger.withLock { $0.note(action.name, parameters, answer, took: duration) }
    }

    /// What has been called since the beginning or the last ``reset()``.
    package var calls: CallLedger { ledger.withLock { $0 } }

    package func reset() { ledger.withLock { $0 = CallLedger() } }
}
