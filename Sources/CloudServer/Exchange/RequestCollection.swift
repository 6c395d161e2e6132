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

    init(limits: GatewayLimits) {
        self.limits = limits
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
            state = .skipping
            body = []
            return .tooLarge(head)
        }
        body.append(contentsOf: bytes.readableBytesView)
        return nil
    }

    mutating func finish() -> Received? {
        guard case .reading(let head) = state else { return nil }
        state = .between
        defer { body = [] }
        return .complete(head, body: body)
    }

    mutating func fail() -> Received? {
        if case .skipping = state { return nil }
        state = .skipping
        body = []
        return .unreadable
    }
}

extension HTTPRequestHead {
    /// Whether the client waits for `100 Continue`, as curl and Python do before large bodies.
    fileprivate var awaitsInvitation: Bool {
        version != .http1_0 && headers.first(name: "expect")?.lowercased() == "100-continue"
    }
}
