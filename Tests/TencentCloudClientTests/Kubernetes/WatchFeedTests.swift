import CLBReconciler
import CloudWire
import Testing

@testable import TencentCloudClient

struct WatchFeedTests {
    private static func change(_ number: Int) -> WatchEvent {
        .change(.present(["n": .int(Int64(number))]), revision: "\(number)")
    }

    @Test func `what came is told once, with the revision it reaches to`() throws {
        var feed = WatchFeed(from: "1")
        #expect(feed.note([Self.change(2), .reached(revision: "5")]) == nil)
        #expect(feed.hasNews)
        #expect(try feed.take() == KubernetesChanges(changes: [.present(["n": 2])], revision: "5"))
        #expect(try feed.take() == KubernetesChanges(changes: [], revision: "5"))
    }

    @Test func `a bookmark alone is no news, and a watch goes on from it`() {
        var feed = WatchFeed(from: "1")
        _ = feed.note([.reached(revision: "9")])
        #expect(!feed.hasNews)
        #expect(feed.position == "9")
        #expect(feed.note(.closed) == .reopen(after: .zero))
    }

    @Test func `a stream that keeps ending is opened ever later, until something comes`() {
        var feed = WatchFeed(from: "1")
        var delays: [WatchFeed.Next] = []
        for _ in 0..<8 { delays.append(feed.note(.closed)) }
        let seconds = [0, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30]
        #expect(delays == seconds.map { .reopen(after: .milliseconds(Int($0 * 1000))) })

        _ = feed.note([Self.change(2)])
        #expect(feed.note(.closed) == .reopen(after: .zero))
    }

    @Test func `a reader too far behind has to list anew`() {
        var feed = WatchFeed(from: "1")
        let events = (0..<WatchFeed.pendingMax).map(Self.change)
        #expect(feed.note(events) == nil)
        #expect(feed.note([Self.change(0)]) == .expired)
        #expect(feed.note(.failed(.expired)) == .stop)
        #expect(throws: KubernetesFailure.expired) { try feed.take() }
    }

    @Test func `what came before a failure is kept`() throws {
        var feed = WatchFeed(from: "1")
        let failure = KubernetesFailure.refused(code: 500, reason: "InternalError", message: "")
        #expect(feed.note([Self.change(2), .failed(failure), Self.change(3)]) == failure)
        _ = feed.note(.failed(failure))
        #expect(throws: failure) { try feed.take() }
        #expect(try feed.take() == KubernetesChanges(changes: [.present(["n": 2])], revision: "2"))
    }

    @Test(arguments: [
        (["{\"a\":1}\n{\"b\"", ":2}\n", "\n{\"c\":3}"], ["{\"a\":1}", "{\"b\":2}"]), (["\n\n"], []),
        (["a\nb\nc\n"], ["a", "b", "c"]),
    ])
    func `lines are cut wherever the pieces are`(pieces: [String], lines: [String]) throws {
        var splitter = LineSplitter()
        let cut = try pieces.flatMap { try splitter.lines(endedBy: Array($0.utf8)) }
        #expect(cut.map { String(decoding: $0, as: UTF8.self) } == lines)
    }

    @Test(arguments: [
        "https://10.0.0.1:6443", "https://localhost/clusters/cls-1", "http://[fd00::1]:8080/a/b", "https://[fd00::1]",
    ])
    func `an address comes together as it was`(text: String) {
        #expect(ServerAddress(text).text() == text)
    }

    @Test func `an address may be told by another name`() {
        #expect(ServerAddress("10.0.0.1:6443/").text(host: "kubernetes") == "https://kubernetes:6443")
        #expect(ServerAddress("https://[fd00::1]:6443").host == "fd00::1")
    }
}
