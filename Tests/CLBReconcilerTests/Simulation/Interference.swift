import CloudWire
import Synchronization

/// What befalls one call of the cloud or of the cluster.
enum Mishap: Hashable, Sendable {
    /// Nobody hears the answer, whether or not the call is carried out.
    case unanswered(isCarriedOut: Bool)
    /// Who called is no more, before or after the call is carried out.
    case crash(isCarriedOut: Bool)
    /// The cloud refuses the call; it is not carried out.
    case refused(code: String, message: String)
    /// The cloud accepts the call, and its task fails; a call without a task is refused.
    case failedTask
}

/// Stands between a reconciler and its two endpoints, counts its calls and spoils some of them.
final class Interference: Sendable {
    /// What is known of a call before it is made.
    struct Call: Sendable {
        /// From 1 on, among those that change something; nil for those that only ask.
        var number: Int?
        /// The action, or the method and path.
        var name: String
        var parameters = JSONObject()
    }

    private struct State {
        var calls = 0
        var counts: [String: Int] = [:]
        var isDead = false
        var hasStruck = false
        var failedTasks = 0
    }

    private let state = Mutex(State())
    private let judge: Mutex<@Sendable (Call) -> Mishap?>
    /// Told of every call that is about to be carried out.
    private let witness: @Sendable (Call) -> Void

    init(
        witness: @escaping @Sendable (Call) -> Void = { _ in },
        _ judge: @escaping @Sendable (Call) -> Mishap? = { _ in nil }
    ) {
        self.witness = witness
        self.judge = Mutex(judge)
    }

    /// Judges calls otherwise from now on, counting from one again.
    func arm(_ judge: @escaping @Sendable (Call) -> Mishap?) {
        self.judge.withLock { $0 = judge }
        state.withLock { $0.calls = 0 }
    }

    /// Whether who called is no more.
    var isDead: Bool { state.withLock { $0.isDead } }

    /// Whether any call was spoilt.
    var hasStruck: Bool { state.withLock { $0.hasStruck } }

    /// How many calls of each name there were.
    var counts: [String: Int] { state.withLock { $0.counts } }

    /// Counts a call.
    ///
    /// - Returns: what befalls it; nil where it goes through.
    func meet(_ name: String, _ parameters: JSONObject = JSONObject()) -> Mishap? {
        if isDead { return .unanswered(isCarriedOut: false) }
        let call = Call(number: count(name), name: name, parameters: parameters)
        let mishap = judge.withLock { $0 }(call)
        if let mishap { strike(mishap) }
        if mishap.map(\.isCarriedOut) ?? true { witness(call) }
        return mishap
    }

    private func strike(_ mishap: Mishap) {
        state.withLock { state in
            state.hasStruck = true
            if case .crash = mishap { state.isDead = true }
        }
    }

    private func count(_ name: String) -> Int? {
        state.withLock { state in
            state.counts[name, default: 0] += 1
            guard !name.hasPrefix("Describe"), !name.hasPrefix("GET ") else { return nil }
            state.calls += 1
            return state.calls
        }
    }

    /// The id of a task that fails.
    func failedTask() -> String {
        state.withLock { state in
            state.failedTasks += 1
            return "failed-\(state.failedTasks)"
        }
    }
}

extension Mishap {
    var isCarriedOut: Bool {
        switch self {
        case .unanswered(let isCarriedOut), .crash(let isCarriedOut): isCarriedOut
        case .refused, .failedTask: false
        }
    }
}
