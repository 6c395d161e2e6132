import CloudWire
import KubeObjects

extension Printer {
    static let pod = Printer(
        [
            Column("Ready", "How many of the containers are ready."),
            Column("Status", "What the pod is at."),
            Column("Restarts", "How often its containers started again, and when last."),
        ],
        wide: [
            Column("IP", "The address of the pod.", isWide: true),
            Column("Node", "The node it runs on.", isWide: true),
            Column("Nominated Node", "The node that is being cleared for it.", isWide: true),
            Column("Readiness Gates", "How many of its further conditions hold.", isWide: true),
        ],
        cells: { pod, now in
            let state = PodState(pod)
            return [
                .string("\(state.readyContainers)/\(state.allContainers)"), .string(state.reason),
                .string(restarts(state, now)),
            ]
        },
        wideCells: { pod in
            let addresses = pod.list("status", "podIPs").first?.text("ip") ?? pod.text("status", "podIP")
            return [
                Cell.text(addresses), Cell.text(pod.text("spec", "nodeName")),
                Cell.text(pod.text("status", "nominatedNodeName")), gates(pod),
            ]
        }
    )

    private static func restarts(_ state: PodState, _ now: Int64) -> String {
        guard state.restarts > 0, let last = state.lastRestart else { return String(state.restarts) }
        return "\(state.restarts) (\(HumanDuration.text(seconds: now - last)) ago)"
    }

    private static func gates(_ pod: JSON) -> JSON {
        let gates = pod.list("spec", "readinessGates").map { $0.text("conditionType") }
        if gates.isEmpty { return Cell.none }
        let met = Set(
            pod.list("status", "conditions").filter { $0.text("status") == "True" }.map { $0.text("type") }
        )
        return .string("\(gates.filter(met.contains).count)/\(gates.count)")
    }
}
