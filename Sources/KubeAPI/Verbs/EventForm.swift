import CloudWire
import KubeObjects
import Synchronization

/// The lines of a watch, in the form that its client wants objects in.
final class EventForm: Sendable {
    private let objects: ObjectForm
    private let kind: GroupVersionKind
    private let isPlain: Bool
    /// Whether a line went out: only the first table of a watch names its columns.
    private let hasBegun = Mutex(false)

    init(_ exchange: Exchange) {
        objects = ObjectForm(exchange)
        kind = exchange.kind
        isPlain =
            exchange.representation == .full && exchange.resource.storedAs == nil
            && exchange.path.version.version == exchange.resource.storageVersion
    }

    /// A change as the hub tells it; most lines are the event's own text.
    func line(_ change: ObjectEvent.Change, _ event: ObjectEvent, _ exchange: Exchange) -> [UInt8] {
        // What selectors no longer match is shown as it was when they last did, with the revision of the change.
        if change == .deleted, event.change == .modified, var last = event.old {
            last.resourceVersion = event.object.resourceVersion
            return line(change, exchange.shown(last))
        }
        guard isPlain else { return line(change, exchange.shown(event.object)) }
        return change == event.change ? event.line : Self.line(change.rawValue, event.text)
    }

    func line(_ change: ObjectEvent.Change, _ object: KubeObject) -> [UInt8] {
        let isFirst = hasBegun.withLock { hasBegun in
            defer { hasBegun = true }
            return !hasBegun
        }
        return line(change.rawValue, objects.json(object, saysColumns: isFirst))
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

    private func line(_ type: String, _ object: JSON) -> [UInt8] { Self.line(type, object.text) }

    static func line(_ type: String, _ text: String) -> [UInt8] {
        var writer = JSONWriter(capacity: text.utf8.count + 64)
        writer.raw(#"{"type":"#)
        writer.string(type)
        writer.raw(#","object":"#)
        writer.bytes.append(contentsOf: text.utf8)
        writer.raw("}\n")
        return writer.bytes
    }
}
