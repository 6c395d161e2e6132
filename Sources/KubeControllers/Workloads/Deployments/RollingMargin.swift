import CloudWire
import KubeObjects

/// How far a rolling update may stray from the number of Pods wanted.
struct RollingMargin {
    private let surge: JSON
    private let unavailable: JSON

    init(of deployment: KubeObject) {
        surge = deployment["spec", "strategy", "rollingUpdate", "maxSurge"] ?? 0
        unavailable = deployment["spec", "strategy", "rollingUpdate", "maxUnavailable"] ?? 0
    }

    /// Both margins as numbers of Pods.
    func resolved(for wanted: Int) -> (surge: Int, unavailable: Int) {
        let surge = Self.count(self.surge, of: wanted, roundingUp: true)
        let unavailable = Self.count(self.unavailable, of: wanted, roundingUp: false)
        guard wanted > 0 else { return (surge, 0) }
        // Two margins of nought would leave no way to begin.
        if surge == 0, unavailable == 0 { return (0, 1) }
        return (surge, min(unavailable, wanted))
    }

    /// A number, or a percentage of the whole.
    static func count(_ value: JSON, of whole: Int, roundingUp: Bool) -> Int {
        let most = Int(Int32.max)
        if let number = value.int { return Int(min(max(number, 0), Int64(most))) }
        guard let text = value.string, text.hasSuffix("%"), let percentage = Int(text.dropLast()) else { return 0 }
        // Nobody means more than this; nothing checks how much a percentage may be.
        let sane = min(max(percentage, 0), most)
        return min((sane * whole + (roundingUp ? 99 : 0)) / 100, most)
    }
}
