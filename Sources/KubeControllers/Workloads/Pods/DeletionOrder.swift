import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// Which of a ReplicaSet's Pods go first when there are too many: those that would be missed least.
struct DeletionOrder {
    private let now: Instant
    /// How many Pods of the same workload run on a node.
    private let crowds: [String: Int]

    /// An order for a ReplicaSet whose workload has those Pods.
    init(related pods: [KubeObject], now: Instant) {
        self.now = now
        let nodes = pods.filter { PodHealth($0).isActive }.map(Self.node)
        crowds = Dictionary(nodes.map { ($0, 1) }, uniquingKeysWith: +)
    }

    func sorted(_ pods: [KubeObject]) -> [KubeObject] {
        let ranked = pods.map { (pod: $0, rank: rank($0)) }
        return ranked.sorted { isBefore($0, $1) }.map(\.pod)
    }

    /// What is compared before any moments are, the smaller going first.
    private func rank(_ pod: KubeObject) -> [Int64] {
        let health = PodHealth(pod)
        let node = Self.node(pod)
        let phases = ["Pending": 0, "Unknown": 1, "Running": 2] as [String: Int64]
        return [
            node.isEmpty ? 0 : 1, phases[health.phase] ?? 0, health.isReady ? 1 : 0, Self.cost(pod),
            -Int64(crowds[node] ?? 0),
        ]
    }

    private func isBefore(_ left: (pod: KubeObject, rank: [Int64]), _ right: (pod: KubeObject, rank: [Int64])) -> Bool {
        if left.rank != right.rank { return left.rank.lexicographicallyPrecedes(right.rank) }
        let (first, second) = (PodHealth(left.pod), PodHealth(right.pod))
        if let younger = isYounger(first.readySince, second.readySince) { return younger }
        if first.restarts != second.restarts { return first.restarts > second.restarts }
        let made = (Instant(kubeText: left.pod.creationTimestamp), Instant(kubeText: right.pod.creationTimestamp))
        return isYounger(made.0, made.1) ?? (left.pod.uid < right.pod.uid)
    }

    /// Whether the first moment is so much later that its Pod goes first; nil where neither is of another age.
    ///
    /// Ages count by their magnitude, so that among Pods of about one age no time of birth is always the victim.
    private func isYounger(_ first: Instant?, _ second: Instant?) -> Bool? {
        guard let first, let second, first != second else { return nil }
        let (left, right) = (magnitude(of: first), magnitude(of: second))
        return left == right ? nil : left < right
    }

    private func magnitude(of moment: Instant) -> Int {
        let age = now.milliseconds - moment.milliseconds
        return age <= 0 ? -1 : Int((Double(age) * 1_000_000).exponent)
    }

    private static func node(_ pod: KubeObject) -> String { pod["spec", "nodeName"]?.string ?? "" }

    private static func cost(_ pod: KubeObject) -> Int64 {
        pod.annotations["controller.kubernetes.io/pod-deletion-cost"].flatMap { Int64($0) } ?? 0
    }
}
