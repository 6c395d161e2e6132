import CloudModel
import CloudStore
import CloudWire
import KubeObjects

/// Watches a list: what is there where the client asks for that, then every change.
struct Watch {
    private let exchange: Exchange
    private let selection: Selection
    private let form: EventForm

    init(_ exchange: Exchange) throws(StatusError) {
        self.exchange = exchange
        selection = try Selection(exchange)
        form = EventForm(exchange)
    }

    func answer() throws -> ServerAnswer {
        let rule = RevisionRule(exchange)
        let wanted = try rule.revision()
        let wantsList = exchange.request.query.isOn("sendInitialEvents")
        if let wanted, !wantsList { return .stream(follow(after: wanted, start: [])) }
        let found = try exchange.read { state in
            FoundObjects(
                texts: try state.snapshot.objects(
                    state.place(exchange.resource.storageKey),
                    namespace: exchange.path.namespace
                ),
                revision: try state.snapshot.lastRevision()
            )
        }
        var start = found.texts.map(KubeObject.init(text:)).filter(selection.matches).map {
            form.line(.added, exchange.shown($0))
        }
        if wantsList { start.append(form.bookmark(found.revision, endsList: true)) }
        return .stream(follow(after: found.revision, start: start))
    }

    private func follow(after revision: Int64, start: [[UInt8]]) -> LineStream {
        let filter = WatchHub.Filter(
            cluster: exchange.cluster.id,
            resource: exchange.resource.storageKey,
            namespace: exchange.path.namespace
        )
        let hub = exchange.server.hub
        let seconds = exchange.request.query["timeoutSeconds"].flatMap { Int($0) }
        guard let subscription = hub.watch(filter, after: revision, showing: lines) else {
            let error = StatusError.expired("too old resource version: \(revision) (\(hub.newestRevision))")
            return LineStream(start: [form.line(error)], lines: .finished, secondsMax: seconds)
        }
        return LineStream(
            start: start,
            lines: subscription.lines,
            askForPosition: exchange.request.query.isOn("allowWatchBookmarks") ? subscription.askForPosition : nil,
            secondsMax: seconds
        )
    }

    /// The line of what the hub tells; nil where it does not concern the client.
    private var lines: @Sendable (WatchHub.Signal) -> [UInt8]? {
        { [selection, exchange, form] signal in
            switch signal {
            case .reached(let revision): form.bookmark(revision)
            case .change(let event): selection.change(event).map { form.line($0, event, exchange) }
            }
        }
    }
}

extension Selection {
    /// What an event is to a client that sees only selected objects; nil where it is nothing.
    func change(_ event: ObjectEvent) -> ObjectEvent.Change? {
        guard !isEverything else { return event.change }
        let (isNow, was) = (matches(event.object), event.old.map(matches) ?? false)
        if event.change == .deleted { return isNow || was ? .deleted : nil }
        return switch (isNow, was) {
        case (true, true): .modified
        case (true, false): .added
        case (false, true): .deleted
        case (false, false): nil
        }
    }
}

extension AsyncStream {
    /// A stream that has nothing to say.
    fileprivate static var finished: AsyncStream { AsyncStream { $0.finish() } }
}
