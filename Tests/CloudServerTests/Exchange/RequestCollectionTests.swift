import NIOCore
import NIOHTTP1
import Testing

@testable import CloudServer

struct RequestCollectionTests {
    private var collection: RequestCollection
    private let limits: GatewayLimits
    private let budget = BodyBudget(bytes: 12)
    private let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/")

    init() {
        var limits = GatewayLimits()
        limits.bodyBytesMax = 8
        limits.smallBodyBytesMax = 2
        self.limits = limits
        collection = RequestCollection(limits: limits, budget: budget)
    }

    @Test mutating func `the parts of a body become one`() {
        #expect(collection.receive(head) == .wait)
        #expect(collection.receive(ByteBuffer(string: "abcd")) == nil)
        #expect(collection.isReading)
        #expect(collection.receive(ByteBuffer(string: "efgh")) == nil)

        guard case .complete(head, let body, _) = collection.finish() else {
            Issue.record("not complete")
            return
        }
        #expect(body == Array("abcdefgh".utf8))
        #expect(!collection.isReading)
    }

    @Test mutating func `each request has a body of its own`() {
        _ = collection.receive(head)
        _ = collection.receive(ByteBuffer(string: "first"))
        _ = collection.finish()
        _ = collection.receive(head)

        #expect(collection.finish() == .complete(head, body: []))
    }

    @Test mutating func `a declared length past the limit is refused before the body`() {
        let long = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/", headers: ["Content-Length": "9"])

        #expect(collection.receive(long) == .deliver(.tooLarge(long)))
        #expect(collection.receive(ByteBuffer(string: "abcd")) == nil)
        #expect(collection.finish() == nil)
    }

    @Test mutating func `a body of no declared length is refused when it passes the limit`() {
        _ = collection.receive(head)

        #expect(collection.receive(ByteBuffer(string: "abcdefgh")) == nil)
        #expect(collection.receive(ByteBuffer(string: "i")) == .tooLarge(head))
    }

    @Test mutating func `large bodies on all connections share the room there is`() {
        var other = RequestCollection(limits: limits, budget: budget)
        _ = collection.receive(head)
        _ = collection.receive(ByteBuffer(string: "abcdefgh"))
        _ = other.receive(head)

        #expect(other.receive(ByteBuffer(string: "abcdef")) == .overloaded)
        #expect(other.finish() == nil)
    }

    @Test mutating func `the room of a body is free again once nobody holds it`() {
        for _ in 1...3 {
            _ = collection.receive(head)
            #expect(collection.receive(ByteBuffer(string: "abcdefgh")) == nil)
            _ = collection.finish()
        }
    }

    @Test mutating func `a small body is taken however little room there is`() {
        var other = RequestCollection(limits: limits, budget: BodyBudget(bytes: 0))
        _ = other.receive(head)

        #expect(other.receive(ByteBuffer(string: "ab")) == nil)
        #expect(other.finish() == .complete(head, body: Array("ab".utf8)))
    }

    @Test mutating func `nothing is taken after what could not be read`() {
        _ = collection.receive(head)

        #expect(collection.fail() == .unreadable)
        #expect(collection.fail() == nil)
        #expect(collection.receive(head) == .wait)
        #expect(collection.finish() == nil)
    }

    @Test(arguments: [("100-continue", true), ("100-Continue", true), ("something", false)])
    mutating func `a client that waits to be invited is invited`(expectation: String, isInvited: Bool) {
        let waiting = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/", headers: ["Expect": expectation])

        #expect(collection.receive(waiting) == (isInvited ? .invite : .wait))
    }

    @Test mutating func `a client of HTTP 1_0 knows no invitation`() {
        let old = HTTPRequestHead(version: .http1_0, method: .POST, uri: "/", headers: ["Expect": "100-continue"])

        #expect(collection.receive(old) == .wait)
    }
}
