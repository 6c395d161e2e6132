import CloudStore
import CloudWire
import KubeObjects

/// Lists objects: all, or those that selectors match, a page at a time where the client asks for pages.
struct List {
    private let exchange: Exchange
    private let selection: Selection
    private let limit: Int
    private let page: ListPage

    init(_ exchange: Exchange) throws(StatusError) {
        self.exchange = exchange
        selection = try Selection(exchange)
        limit = min(max(exchange.request.query["limit"].flatMap { Int($0) } ?? 0, 0), Int(Int32.max))
        page = try ListPage(token: exchange.request.query["continue"] ?? "")
    }

    func answer() throws -> ServerAnswer {
        try RevisionRule(exchange).checkList()
        if let revision = page.revision, !exchange.server.hub.remembers(revision) { throw page.expired }
        let found = try exchange.read { state in try read(state) }
        if exchange.representation == .full, selection.isEverything, !needsConversion {
            return .whole(WholeAnswer(body: ListText(exchange.resource, exchange.kind).bytes(found)))
        }
        let objects = found.texts.map(KubeObject.init(text:)).map(exchange.shown)
        return .whole(WholeAnswer(ObjectForm(exchange).json(objects, metadata: found.metadata)))
    }

    private var needsConversion: Bool {
        exchange.resource.storedAs != nil || exchange.path.version.version != exchange.resource.storageVersion
    }

    private func read(_ state: ClusterState) throws -> FoundObjects {
        let place = state.place(exchange.resource.storageKey)
        let namespace = exchange.path.namespace
        let revision = if let first = page.revision { first } else { try state.snapshot.lastRevision() }
        // One more than wanted tells whether there are more. Selectors are applied here, and so to whole lists.
        let reads = selection.isEverything && limit > 0 ? limit + 1 : -1
        var texts = try state.snapshot.objects(place, namespace: namespace, after: page.last, limit: reads)
        if !selection.isEverything { texts = texts.filter { selection.matches(KubeObject(text: $0)) } }
        guard limit > 0, texts.count > limit else { return FoundObjects(texts: texts, revision: revision) }
        texts = Array(texts.prefix(limit))
        let last = KubeObject(text: texts[limit - 1])
        let token = ListPage(last: (last.namespace, last.name), revision: revision, count: page.count + limit).token
        // The real server does not count what selectors leave.
        let remaining =
            selection.isEverything
            ? try state.snapshot.objectCount(place, namespace: namespace) - page.count - limit : nil
        return FoundObjects(texts: texts, revision: revision, token: token, remaining: remaining)
    }
}

/// A page of a list as the database holds it.
struct FoundObjects {
    var texts: [String]
    var revision: Int64
    var token = ""
    var remaining: Int?

    var metadata: JSON {
        var metadata: JSON = ["resourceVersion": .string(String(revision))]
        if !token.isEmpty { metadata[path: "continue"] = .string(token) }
        if let remaining, remaining > 0 { metadata[path: "remainingItemCount"] = .int(Int64(remaining)) }
        return metadata
    }
}
