import CloudWire
import KubeObjects

extension Validation {
    /// An Event of the core group: it stands in the namespace of what it is about.
    static func event(_ event: JSON) -> [FieldError] {
        let isTimed = event.value("eventTime") != nil
        return eventPlace(event, about: "involvedObject", isTimed: isTimed)
            + (isTimed ? reported(event, by: "reportingComponent", note: "message") : [])
    }

    /// An Event of the newer group, which is strict about what the older one left open.
    static func timedEvent(_ event: JSON) -> [FieldError] {
        let isTimed = event.value("eventTime") != nil
        var errors = eventPlace(event, about: "regarding", isTimed: isTimed)
        if isTimed { errors += reported(event, by: "reportingController", note: "note") }
        errors += series(event)
        if !isTimed { errors.append(.required("eventTime")) }
        let type = event.text("type")
        if !["Normal", "Warning"].contains(type) { errors.append(.invalid("type", "", "has invalid value: \(type)")) }
        let former = [
            ("deprecatedFirstTimestamp", "firstTimestamp"), ("deprecatedLastTimestamp", "lastTimestamp"),
            ("deprecatedCount", "count"),
        ]
        for (member, field) in former where event.value([member]) != nil && event[member] != 0 {
            errors.append(.invalid(field, "", "needs to be unset"))
        }
        if !event.text("deprecatedSource", "component").isEmpty || !event.text("deprecatedSource", "host").isEmpty {
            errors.append(.invalid("source", "", "needs to be unset"))
        }
        return errors
    }

    /// The errors name the fields of the core group in both.
    private static func eventPlace(_ event: JSON, about member: String, isTimed: Bool) -> [FieldError] {
        let (own, about) = (event.text("metadata", "namespace"), event.text(member, "namespace"))
        let ownOfNone = isTimed ? ["default", "kube-system"] : ["", "default"]
        let fits = about.isEmpty ? ownOfNone.contains(own) : isTimed || own == about
        guard !fits else { return [] }
        return [.invalid("involvedObject.namespace", .string(about), "does not match event.namespace")]
    }

    /// What an Event with its own time also says: who reports, and what was done.
    private static func reported(_ event: JSON, by controller: String, note: String) -> [FieldError] {
        let name = event.text(controller)
        var errors: [FieldError] = name.isEmpty ? [.required("reportingController")] : []
        errors += NameRules.qualifiedName(name).map { .invalid("reportingController", .string(name), $0) }
        for member in ["reportingInstance", "action", "reason"] {
            let text = event.text(member)
            if text.isEmpty { errors.append(.required(member)) }
            errors += tooManyCharacters(text, member, most: 128)
        }
        return errors + tooManyCharacters(event.text(note), "message", most: 1024)
    }

    private static func tooManyCharacters(_ text: String, _ field: String, most: Int) -> [FieldError] {
        text.utf8.count > most ? [.invalid(field, "", "can have at most \(most) characters")] : []
    }

    private static func series(_ event: JSON) -> [FieldError] {
        guard let series = event.value("series") else { return [] }
        var errors: [FieldError] = []
        if series.number("count") < 2 { errors.append(.invalid("series.count", "", "should be at least 2")) }
        if series.text("lastObservedTime").isEmpty { errors.append(.required("series.lastObservedTime")) }
        return errors
    }
}
