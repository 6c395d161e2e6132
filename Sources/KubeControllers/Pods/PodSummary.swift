import CloudModel
import CloudWire
import KubeObjects

/// The phase and the conditions of a pod, which follow from the states of its containers.
struct PodSummary {
    private let pod: KubeObject
    private let initContainers: [ContainerStatus]
    private let containers: [ContainerStatus]

    init(_ pod: KubeObject) {
        self.pod = pod
        initContainers = PodSummary.statuses("initContainerStatuses", of: pod)
        containers = PodSummary.statuses("containerStatuses", of: pod)
    }

    static func statuses(_ member: String, of pod: KubeObject) -> [ContainerStatus] {
        (pod["status", member]?.array ?? []).map(ContainerStatus.init)
    }

    /// Writes phase and conditions into a pod whose containers changed.
    static func write(into pod: inout KubeObject, at now: Instant) {
        let phase = PodSummary(pod).phase
        pod["status", "phase"] = .string(phase)
        PodConditions.set(PodSummary(pod).conditions, on: &pod, at: now)
    }

    private var phase: String {
        guard isInitialized, containers.allSatisfy(\.hasRun) else { return "Pending" }
        guard containers.allSatisfy(\.isTerminated), !containers.isEmpty, !isAnyRestarted else { return "Running" }
        return containers.allSatisfy { $0.exitCode == 0 } ? "Succeeded" : "Failed"
    }

    /// Whether a container that ended will run again.
    private var isAnyRestarted: Bool {
        guard !pod.isBeingDeleted else { return false }
        return containers.contains { RestartPolicy(pod).restarts($0) }
    }

    private var isInitialized: Bool { incomplete.isEmpty }

    /// The init containers that still stand before the others.
    private var incomplete: [String] {
        initContainers.filter { status in
            RestartPolicy.isSidecar(status.name, of: pod) ? !status.hasRun : status.exitCode != 0
        }.map(\.name)
    }

    private var unready: [String] {
        let sidecars = initContainers.filter { RestartPolicy.isSidecar($0.name, of: pod) }
        return (sidecars + containers).filter { !$0.isReady }.map(\.name)
    }

    private var conditions: [PodCondition] {
        let hasSandbox = pod["status", "podIP"] != nil && !hasEnded
        return [PodCondition("PodReadyToStartContainers", hasSandbox), initialized, ready, containersReady]
    }

    private var hasEnded: Bool { pod["status", "phase"] == "Succeeded" || pod["status", "phase"] == "Failed" }

    private var initialized: PodCondition {
        if pod["status", "phase"] == "Succeeded" { return PodCondition("Initialized", true, reason: "PodCompleted") }
        guard !isInitialized else { return PodCondition("Initialized", true) }
        return PodCondition(
            "Initialized",
            false,
            reason: "ContainersNotInitialized",
            message: "containers with incomplete status: [\(incomplete.joined(separator: " "))]"
        )
    }

    private var containersReady: PodCondition {
        switch pod["status", "phase"] {
        case "Succeeded": PodCondition("ContainersReady", false, reason: "PodCompleted")
        case "Failed": PodCondition("ContainersReady", false, reason: "PodFailed")
        default: unready.isEmpty ? PodCondition("ContainersReady", true) : unreadiness("ContainersReady")
        }
    }

    private func unreadiness(_ type: String) -> PodCondition {
        PodCondition(
            type,
            false,
            reason: "ContainersNotReady",
            message: "containers with unready status: [\(unready.joined(separator: " "))]"
        )
    }

    private var ready: PodCondition {
        guard containersReady.isTrue else {
            return PodCondition("Ready", false, reason: containersReady.reason, message: containersReady.message)
        }
        let closed = closedGates
        guard !closed.isEmpty else { return PodCondition("Ready", true) }
        return PodCondition("Ready", false, reason: "ReadinessGatesNotReady", message: closed.joined(separator: ", "))
    }

    /// What a kubelet says of each readiness gate that is not open (reconciler reference 4).
    private var closedGates: [String] {
        (pod["spec", "readinessGates"]?.array ?? []).compactMap { $0["conditionType"]?.string }.compactMap { type in
            guard let status = PodConditions.status(type, of: pod) else {
                return #"corresponding condition of pod readiness gate "\#(type)" does not exist."#
            }
            return status == "True"
                ? nil : #"the status of pod readiness gate "\#(type)" is not "True", but \#(status)"#
        }
    }
}
