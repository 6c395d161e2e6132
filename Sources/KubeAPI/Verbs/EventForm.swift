import CloudWire
import KubeObjects

/// The lines of a watch, in the form that its client wants objects in.
struct EventForm: Sendable {
    private let objects: ObjectForm
    private let kind: GroupVersionKind
    private let isPlain: Bool
    /// Whether a line went out: only the first table of a watch names its columns.
    private var hasBegun = false

    init(_ exchange: Exchange) {
        objects = ObjectForm(exchange)
        kind = exchange.kind
        isPlain =
            exchange.representation == .full && exchange.resource.storedAs == nil
            && exchange.path.version.version == exchange.resource.storageVersion
    }

    /// A change as the hub tells it; most lines are the event's own text.
    mutating func line(_ change: ObjectEvent.Change, _ event: ObjectEvent, _ exchange: Exchange) -> [UInt8] {
        guard isPlain else { return line(change, exchange.shown(event.object)) }
        var writer = start(change.rawValue, capacity: event.text.utf8.count)
        writer.bytes.append(contentsOf: event.text.utf8)
        writer.raw("}\n")
        return writer.bytes
    }

    mutating func line(_ change: ObjectEvent.Change, _ object: KubeObject) -> [UInt8] {
        var json = objects.json(object)
        if hasBegun { json[path: "columnDefinitions"] = json["columnDefinitions"] == nil ? nil : .null }
        hasBegun = true
        return line(change.rawValue, json)
    }

    func line(_ error: StatusError) -> [UInt8] { line("ERROR", error.json) }

    /// Tells how far the client is; the end of the list that it asked to begin with is marked.
    func bookmark(_ revision: Int64, endsList: Bool = false) -> [UInt8] {
        var metadata: JSON = ["resourceVersion": .string(String(revision)), "creationTimestamp": nil]
        if endsList { metadata[path: "annotations"] = ["k8s.io/initial-events-end": "true"] }
        return line(
            "BOOKMARK",
            ["kind": .string(kind.kind), "apiVersion": .string("\(kind.groupVersion)"), "metadata": metadata]
        )
    }

    private func line(_ type: String, _ object: JSON) -> [UInt8] {
        var writer = start(type, capacity: 1024)
        writer.value(object)
        writer.raw("}\n")
        return writer.bytes
    }

    private func start(_ type: String, capacity: Int) -> JSONWriter {
        var writer = JSONWriter(capacity: capacity + 64)
        writer.raw(#"{"type":"#)
        writer.string(type)
        writer.raw(#","object":"#)
        return writer
    }
}
