import NIOCore
import NIOHTTP1
import Testing

@testable import CloudServer

struct RequestCollectionTests {
    private var collection: RequestCollection
    private let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/")

    init() {
        var limits = GatewayLimits()
        limits.bodyBytesMax = 8
        collection = RequestCollection(limits: limits)
    }

    @Test mutating func `the parts of a body become one`() {
        #expect(collection.receive(head) == .wait)
        #expect(collection.receive(ByteBuffer(string: "abcd")) == nil)
        #expect(collection.isReading)
        #expect(collection.receive(ByteBuffer(string: "efgh")) == nil)

        #expect(collection.finish() == .complete(head, body: Array("abcdefgh".utf8)))
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
