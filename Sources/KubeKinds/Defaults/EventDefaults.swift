import CloudWire
import KubeObjects

extension Defaults {
    /// The members of an Event that are always on the wire.
    static func event(_ event: inout JSON) {
        event.setDefault("source", to: [:])
        for time in ["firstTimestamp", "lastTimestamp", "eventTime"] {
            event[path: time] = event.value(time) ?? .null
        }
        event.setDefault("reportingComponent", to: "")
        event.setDefault("reportingInstance", to: "")
    }
}
