import NIOCore
import NIOHTTP1

/// Puts the parts of requests together into whole ones, within the limit of a body.
///
/// After a request that cannot be put together there is no telling where the next begins, so the rest is skipped.
struct RequestCollection {
    /// What to do about a head that has just arrived.
    enum HeadAction: Equatable {
        case wait
        /// The client holds its body back until it is told to go on.
        case invite
        case deliver(Received)
    }

    private enum State {
        case between
        case reading(HTTPRequestHead)
        case skipping
    }

    private let limits: GatewayLimits
    private var state = State.between
    private var body: [UInt8] = []
    private let budget: BodyBudget
    private var lease: BodyLease?

    init(limits: GatewayLimits, budget: BodyBudget) {
        self.limits = limits
        self.budget = budget
    }

    /// Whether part of a request is here and the rest is awaited.
    var isReading: Bool {
        if case .reading = state { true } else { false }
    }

    mutating func receive(_ head: HTTPRequestHead) -> HeadAction {
        guard case .between = state else { return .wait }
        let declared = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        guard declared <= limits.bodyBytesMax else {
            state = .skipping
            return .deliver(.tooLarge(head))
        }
        state = .reading(head)
        body.reserveCapacity(min(declared, limits.bodyBytesReserved))
        return head.awaitsInvitation ? .invite : .wait
    }

    mutating func receive(_ bytes: ByteBuffer) -> Received? {
        guard case .reading(let head) = state else { return nil }
        guard body.count + bytes.readableBytes <= limits.bodyBytesMax else {
            skip()
            return .tooLarge(head)
        }
        guard hasRoom(for: bytes.readableBytes) else {
            skip()
            return .overloaded
        }
        body.append(contentsOf: bytes.readableBytesView)
        return nil
    }

    mutating func finish() -> Received? {
        guard case .reading(let head) = state else { return nil }
        state = .between
        defer { (body, lease) = ([], nil) }
        return .complete(head, body: body, lease: lease)
    }

    mutating func fail() -> Received? {
        if case .skipping = state { return nil }
        skip()
        return .unreadable
    }

    private mutating func skip() {
        state = .skipping
        (body, lease) = ([], nil)
    }

    private mutating func hasRoom(for more: Int) -> Bool {
        guard body.count + more > limits.smallBodyBytesMax else { return true }
        let lease = lease ?? BodyLease(of: budget)
        self.lease = lease
        return lease.take(more)
    }
}

extension HTTPRequestHead {
    /// Whether the client waits for `100 Continue`, as curl and Python do before large bodies.
    fileprivate var awaitsInvitation: Bool {
        version != .http1_0 && headers.first(name: "expect")?.lowercased() == "100-continue"
    }
}
