public import CLBReconciler
public import CloudWire

/// A Kubernetes API over HTTP.
///
/// Each resource whose changes are asked for is watched by one stream that stays open between the questions, with
/// bookmarks, and is opened again when it ends. The streams end with this object, or with ``close()``.
public actor HTTPKubernetes: KubernetesEndpoint {
    private struct Watch {
        var feed: WatchFeed
        /// Tells a stream from those before it.
        var number: Int
        var task: Task<Void, Never>?
    }

    private let connection: KubernetesConnection
    private let sleep: @Sendable (Duration) async throws -> Void
    private var watches: [KubernetesResource: Watch] = [:]
    private var lastNumber = 0
    private var bell = Bell()

    /// An API reached that way.
    ///
    /// - Parameters:
    ///   - access: where the API is, and who asks.
    ///   - timeout: how long to wait for an answer.
    ///   - sleep: waits before a broken stream is opened again.
    /// - Throws: what is wrong with a certificate or a key.
    public init(
        _ access: KubernetesAccess,
        timeout: Duration = .seconds(60),
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) throws {
        connection = try KubernetesConnection(access, timeout: timeout)
        self.sleep = sleep
    }

    deinit {
        for watch in watches.values { watch.task?.cancel() }
    }

    /// Sends one request and answers the object that comes back; it is tried once.
    public nonisolated func send(_ request: KubernetesRequest) async throws(KubernetesFailure) -> JSON {
        try await connection.send(request)
    }

    /// The changes that have come since a revision; what the stream failed of since the last time is thrown once.
    ///
    /// A revision other than the one told last begins a new stream from there.
    public func changes(
        of resource: KubernetesResource,
        since revision: String
    ) async throws(KubernetesFailure) -> KubernetesChanges {
        guard var watch = watches[resource], watch.feed.told == revision else {
            begin(resource, from: revision)
            return KubernetesChanges(changes: [], revision: revision)
        }
        if watch.feed.isExpired { end(resource) }
        let told = Result { () throws(KubernetesFailure) in try watch.feed.take() }
        if watches[resource] != nil { watches[resource]?.feed = watch.feed }
        if !watches.values.contains(where: \.feed.hasNews) { bell.silence() }
        return try told.get()
    }

    /// Returns when a stream brought something or failed, or when the task is cancelled.
    public func waitForChange() async {
        guard let number = bell.listen() else { return }
        await withTaskCancellationHandler {
            await withCheckedContinuation { bell.wait($0, number) }
        } onCancel: {
            Task { await self.wake(number) }
        }
    }

    /// Ends all streams, and wakes who waits.
    public func close() {
        for resource in Array(watches.keys) { end(resource) }
        bell.ring()
    }

    private func wake(_ number: Int) {
        bell.wake(number)
    }
}

// MARK: Streams

extension HTTPKubernetes {
    private func begin(_ resource: KubernetesResource, from revision: String) {
        end(resource)
        lastNumber += 1
        let (number, connection, sleep) = (lastNumber, connection, sleep)
        watches[resource] = Watch(feed: WatchFeed(from: revision), number: number)
        watches[resource]?.task = Task { [weak self] in
            while let position = await self?.position(of: resource, number) {
                let end: WatchFeed.End
                do throws(KubernetesFailure) {
                    var stream = try await connection.watch(resource, from: position)
                    var failure: KubernetesFailure?
                    while failure == nil, let events = try? await stream.next() {
                        failure = await self?.note(events, of: resource, number)
                    }
                    end = failure.map { .failed($0) } ?? .closed
                } catch {
                    end = .failed(error)
                }
                guard case .reopen(let delay) = await self?.note(end, of: resource, number) else { return }
                if delay > .zero { try? await sleep(delay) }
            }
        }
    }

    private func end(_ resource: KubernetesResource) {
        watches.removeValue(forKey: resource)?.task?.cancel()
    }

    /// Where a stream is to resume; nil for one that another has taken the place of.
    private func position(of resource: KubernetesResource, _ number: Int) -> String? {
        guard let watch = watches[resource], watch.number == number, !Task.isCancelled else { return nil }
        return watch.feed.position
    }

    private func note(_ events: [WatchEvent], of resource: KubernetesResource, _ number: Int) -> KubernetesFailure? {
        guard watches[resource]?.number == number else { return .expired }
        let failure = watches[resource]?.feed.note(events)
        if watches[resource]?.feed.hasNews == true { bell.ring() }
        return failure
    }

    private func note(_ end: WatchFeed.End, of resource: KubernetesResource, _ number: Int) -> WatchFeed.Next {
        guard watches[resource]?.number == number else { return .stop }
        let next = watches[resource]?.feed.note(end)
        bell.ring()
        return next ?? .stop
    }
}
