import CloudWire
import KubeObjects

extension Printer {
    /// Events of both groups: the newer one names the same things otherwise.
    static let event = Printer(
        exactly: [
            Column("Last Seen", "When it happened last."), Column("Type", "Whether it is well or not."),
            Column("Reason", "Why, in a word."), Column("Object", "What it happened to."),
            Column("Subobject", "The part of it.", isWide: true), Column("Source", "Who says so.", isWide: true),
            Column("Message", "What happened."),
            Column("First Seen", "When it happened first.", isWide: true),
            Column("Count", "How often it happened.", isWide: true),
            Column("Name", "The name of the event.", format: "name", isWide: true),
        ]
    ) { event, now in
        let about = event.value("involvedObject") ?? event["regarding"] ?? [:]
        return [
            .string(lastSeen(event, now)), .string(event.text("type")), .string(event.text("reason")),
            .string(object(about)), .string(about.text("fieldPath")), .string(source(event)),
            .string(trimmed(event.text("message") + event.text("note"))), .string(firstSeen(event, now)),
            .int(count(event)), Cell.name(event),
        ]
    }

    private static func firstSeen(_ event: JSON, _ now: Int64) -> String {
        let legacy = event.text("firstTimestamp") + event.text("deprecatedFirstTimestamp")
        return Cell.span(legacy.isEmpty ? event.text("eventTime") : legacy, now)
    }

    private static func lastSeen(_ event: JSON, _ now: Int64) -> String {
        let last = event.text("lastTimestamp") + event.text("deprecatedLastTimestamp")
        let observed = event.text("series", "lastObservedTime")
        if !observed.isEmpty { return Cell.span(observed, now) }
        return last.isEmpty ? firstSeen(event, now) : Cell.span(last, now)
    }

    private static func count(_ event: JSON) -> Int64 {
        if let series = event.value("series") { return series.number("count") }
        // One that was never counted happened once.
        return max(1, event.number("count") + event.number("deprecatedCount"))
    }

    private static func object(_ about: JSON) -> String {
        let kind = about.text("kind").lowercased()
        return about.text("name").isEmpty ? kind : "\(kind)/\(about.text("name"))"
    }

    private static func source(_ event: JSON) -> String {
        let source = event.value("source") ?? event["deprecatedSource"] ?? [:]
        let names = [
            source.text("component"), event.text("reportingComponent"), event.text("reportingController"),
        ]
        let host = source.text("host").isEmpty ? event.text("reportingInstance") : source.text("host")
        let name = names.first { !$0.isEmpty } ?? ""
        return host.isEmpty ? name : "\(name), \(host)"
    }

    private static func trimmed(_ text: String) -> String {
        let inner = text.drop(while: \.isWhitespace)
        return String(inner.reversed().drop(while: \.isWhitespace).reversed())
    }
}
