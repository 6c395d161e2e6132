import CloudModel
import CloudWire

/// What a lease says of its holder: the spec of `coordination.k8s.io/v1`.
struct LeaseRecord: Hashable {
    /// Empty where it was given up.
    var holder: String
    var durationSeconds: Int64
    var acquiredAt: String
    var renewedAt: String
    /// How often the holder changed.
    var transitions: Int64

    init(holder: String, durationSeconds: Int64, acquiredAt: String, renewedAt: String, transitions: Int64) {
        self.holder = holder
        self.durationSeconds = durationSeconds
        self.acquiredAt = acquiredAt
        self.renewedAt = renewedAt
        self.transitions = transitions
    }

    init(_ lease: JSON) {
        let spec = lease["spec"]
        holder = spec?["holderIdentity"]?.string ?? ""
        durationSeconds = spec?["leaseDurationSeconds"]?.int ?? 0
        acquiredAt = spec?["acquireTime"]?.string ?? ""
        renewedAt = spec?["renewTime"]?.string ?? ""
        transitions = spec?["leaseTransitions"]?.int ?? 0
    }

    /// The members that a candidate writes, over those that a lease has.
    func spec(over old: JSON?) -> JSON {
        var spec = old?.object ?? JSONObject()
        spec["holderIdentity"] = .string(holder)
        spec["leaseDurationSeconds"] = .int(durationSeconds)
        spec["acquireTime"] = .string(acquiredAt)
        spec["renewTime"] = .string(renewedAt)
        spec["leaseTransitions"] = .int(transitions)
        return .object(spec)
    }
}

extension Instant {
    /// `2026-01-01T00:00:00.000000Z`, as leases hold moments.
    var leaseText: String {
        let fraction = String((milliseconds % 1000 + 1000) % 1000)
        let padding = String(repeating: "0", count: 3 - fraction.count)
        return "\(utcDay.text)T\(utcTimeText).\(padding)\(fraction)000Z"
    }
}
