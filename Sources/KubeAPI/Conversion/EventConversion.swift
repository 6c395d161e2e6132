import KubeObjects

/// Events of the core group and of `events.k8s.io`: the same objects under other names.
enum EventConversion {
    private static let names = [
        ("involvedObject", "regarding"), ("message", "note"), ("source", "deprecatedSource"),
        ("firstTimestamp", "deprecatedFirstTimestamp"), ("lastTimestamp", "deprecatedLastTimestamp"),
        ("count", "deprecatedCount"), ("reportingComponent", "reportingController"),
    ]

    static func toEvents(_ event: inout KubeObject) {
        for (core, new) in names { rename(core, new, &event) }
    }

    static func toCore(_ event: inout KubeObject) {
        for (core, new) in names { rename(new, core, &event) }
    }

    private static func rename(_ old: String, _ new: String, _ event: inout KubeObject) {
        guard let value = event[old] else { return }
        event[old] = nil
        event[new] = value
    }
}
