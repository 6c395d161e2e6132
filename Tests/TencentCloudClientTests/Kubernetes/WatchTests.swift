import CLBReconciler
import CloudWire
import Synchronization
import TencentCloudClient
import TestSupport
import Testing

struct WatchTests {
    private static let resource = ServedCluster.configMaps

    /// Reads until something has come.
    private static func next(_ client: HTTPKubernetes, since revision: String) async throws -> KubernetesChanges {
        while true {
            let told = try await client.changes(of: resource, since: revision)
            if !told.changes.isEmpty { return told }
            await client.waitForChange()
        }
    }

    @Test func `the first question opens the watch and waits for nothing`() async throws {
        try await ServedCluster.with { served in
            let revision = served.revision()
            let told = try await served.client().changes(of: Self.resource, since: revision)
            #expect(told == KubernetesChanges(changes: [], revision: revision))
        }
    }

    @Test func `changes come in their order, each once`() async throws {
        try await ServedCluster.with { served in
            let revision = served.revision()
            served.put("a")
            served.put("b")
            served.delete("a")
            let client = try served.client()
            var seen: [String] = []
            var position = revision
            while seen.count < 3 {
                let told = try await Self.next(client, since: position)
                seen += told.changes.map(\.text)
                position = told.revision
            }

            #expect(seen == ["present a", "present b", "gone a"])
            #expect(position == served.revision())
            #expect(served.requests.watchedFrom == [revision])
        }
    }

    @Test func `a change wakes who waits for it`() async throws {
        try await ServedCluster.with { served in
            let client = try served.client()
            let revision = served.revision()
            _ = try await client.changes(of: Self.resource, since: revision)
            async let waiting: Void = client.waitForChange()
            served.put("a")
            await waiting

            #expect(try await Self.next(client, since: revision).changes.map(\.text) == ["present a"])
        }
    }

    @Test func `a change that was not told yet need not be waited for`() async throws {
        try await ServedCluster.with { served in
            let client = try served.client()
            let revision = served.revision()
            _ = try await client.changes(of: Self.resource, since: revision)
            served.put("a")
            await client.waitForChange()
            served.put("b")
            // The bell was heard, and nobody read: the one for "b" rings again.
            await client.waitForChange()
            let told = try await client.changes(of: Self.resource, since: revision)
            var seen = told.changes.map(\.text)
            if seen.count < 2 { seen += try await Self.next(client, since: told.revision).changes.map(\.text) }
            #expect(seen == ["present a", "present b"])
        }
    }

    @Test func `one who is cancelled stops waiting`() async throws {
        try await ServedCluster.with { served in
            let client = try served.client()
            let waiting = Task { await client.waitForChange() }
            waiting.cancel()
            await waiting.value
            let late = Task {
                while !Task.isCancelled { await Task.yield() }
                await client.waitForChange()
            }
            late.cancel()
            await late.value

            // Nobody who was cancelled is left to hear the next change in another's place.
            let revision = served.revision()
            _ = try await client.changes(of: Self.resource, since: revision)
            served.put("a")
            #expect(try await Self.next(client, since: revision).changes.map(\.text) == ["present a"])
            #expect(waiting.isCancelled && late.isCancelled)
        }
    }

    @Test func `another revision begins a new watch from there`() async throws {
        try await ServedCluster.with { served in
            let client = try served.client()
            let first = served.revision()
            served.put("a")
            let told = try await Self.next(client, since: first)
            let again = try await Self.next(client, since: first)

            #expect(told.changes == again.changes)
            #expect(served.requests.watchedFrom == [first, first])
        }
    }

    @Test(arguments: [true, false])
    func `what is no longer known is expired, and a list later all goes on`(isStatus: Bool) async throws {
        let status: JSON = ["kind": "Status", "code": 410, "reason": "Expired", "message": "too old"]
        try await ServedCluster.with { request, _ in
            guard request.query.isOn("watch"), request.query["resourceVersion"] == "1" else { return nil }
            guard !isStatus else { return .whole(WholeAnswer(status: 410, status)) }
            let event: JSON = ["type": "ERROR", "object": status]
            return .stream(LineStream(start: [Array((event.text + "\n").utf8)], lines: AsyncStream { $0.finish() }))
        } _: { served in
            let client = try served.client()
            _ = try await client.changes(of: Self.resource, since: "1")
            await client.waitForChange()
            await #expect(throws: KubernetesFailure.expired) {
                try await client.changes(of: Self.resource, since: "1")
            }

            let revision = served.revision()
            served.put("a")
            #expect(try await Self.next(client, since: revision).changes.map(\.text) == ["present a"])
        }
    }

    @Test func `a watch that ends is resumed where it was, bookmarks included`() async throws {
        let count = Mutex(0)
        let bookmark = #"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"REVISION"}}}"#
        try await ServedCluster.with { request, cluster in
            guard request.query.isOn("watch"),
                count.withLock({
                    $0 += 1; return $0
                }) == 1
            else { return nil }
            let list = cluster.ask("GET", "/api/v1/configmaps").json
            let line = bookmark.replacing("REVISION", with: list["metadata"]?["resourceVersion"]?.string ?? "")
            return .stream(LineStream(start: [Array((line + "\n").utf8)], lines: AsyncStream { $0.finish() }))
        } _: { served in
            let first = served.revision()
            served.put("before")
            let marked = served.revision()
            let client = try served.client()
            _ = try await client.changes(of: Self.resource, since: first)
            await client.waitForChange()
            let told = try await client.changes(of: Self.resource, since: first)
            served.put("after")
            let later = try await Self.next(client, since: told.revision)

            #expect(told == KubernetesChanges(changes: [], revision: marked))
            #expect(later.changes.map(\.text) == ["present after"])
            #expect(served.requests.watchedFrom == [first, marked])
        }
    }

    @Test func `a watch that is refused is reported, and tried again after a growing while`() async throws {
        let refusals = 4
        let count = Mutex(0)
        let delays = Mutex<[Duration]>([])
        try await ServedCluster.with { request, _ in
            guard request.query.isOn("watch"),
                count.withLock({
                    $0 += 1; return $0
                }) <= refusals
            else { return nil }
            let status: JSON = ["kind": "Status", "code": 403, "reason": "Forbidden", "message": "no"]
            return .whole(WholeAnswer(status: 403, status))
        } _: { served in
            let client = try HTTPKubernetes(served.access) { delay in delays.withLock { $0.append(delay) } }
            let revision = served.revision()
            served.put("a")
            _ = try await client.changes(of: Self.resource, since: revision)
            await client.waitForChange()
            let refusal = KubernetesFailure.refused(code: 403, reason: "Forbidden", message: "no")
            await #expect(throws: refusal) { try await client.changes(of: Self.resource, since: revision) }

            while count.withLock({ $0 }) <= refusals { await Task.yield() }
            #expect(delays.withLock { $0 } == [.milliseconds(800), .milliseconds(1600), .milliseconds(3200)])
        }
    }

    @Test func `closing ends the watches and wakes who waits`() async throws {
        try await ServedCluster.with { served in
            let client = try served.client()
            let revision = served.revision()
            _ = try await client.changes(of: Self.resource, since: revision)
            let waiting = Task { await client.waitForChange() }
            await client.close()
            await waiting.value
            served.put("a")
            // No stream is left that could have brought it: the next question opens a new one.
            let told = try await client.changes(of: Self.resource, since: revision)
            #expect(told == KubernetesChanges(changes: [], revision: revision))
            #expect(try await Self.next(client, since: revision).changes.map(\.text) == ["present a"])
        }
    }
}
