import CloudAPI
import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// The life of one container, moved on to the present moment with the events a kubelet tells.
struct ContainerRun {
    /// How long pulling takes where nothing makes the pod wait.
    private static let shortestPull = Duration.milliseconds(350)

    private(set) var status: ContainerStatus
    /// When something is due though nothing changes.
    private(set) var next: Instant?
    private let container: Container
    private let pod: KubeObject
    private let script: PodScript
    private let state: ClusterTransaction

    init(
        _ container: Container,
        _ status: ContainerStatus,
        of pod: KubeObject,
        _ script: PodScript,
        in state: ClusterTransaction
    ) {
        self.container = container
        self.status = status
        self.pod = pod
        self.script = script
        self.state = state
    }

    /// Takes one step at most: a later one is for the look that this one's change brings about.
    mutating func proceed() throws {
        if status.isRunning {
            try goOn()
        } else if status.isTerminated {
            try restartOrWait()
        } else if !status.hasRun || status.isWaitingForImage {
            try start(isPulling: container.image.isPulled(again: false))
        } else {
            try restart(after: (status.lastEnd ?? state.now) + delay(from: status.lastStart, to: status.lastEnd))
        }
    }

    static func pulling(_ container: Container) -> Happening {
        PodEvent.normal("Pulling", #"Pulling image "\#(container.image.name)""#, of: container)
    }

    // MARK: - Running

    private mutating func goOn() throws {
        let started = status.startedAt ?? state.now
        if container.image.resolved != status.image { return try replace() }
        if let exitCode = container.isInit ? nil : script.exitCode {
            let end = started + script.runTime
            if end <= state.now { return status.end(exitCode: exitCode, at: state.now) }
            wait(until: end)
        }
        if script.behaviour == .neverReady { return try failProbe(since: started) }
        guard !status.isReady else { return }
        let ready = started + script.readyDelay
        if ready <= state.now { status.setReady(true) } else { wait(until: ready) }
    }

    private mutating func failProbe(since started: Instant) throws {
        guard let probe = ReadinessProbe(of: container, pod) else { return }
        wait(until: try probe.fail(since: started, in: state))
    }

    private mutating func replace() throws {
        let message = "Container \(container.name) definition changed, will be restarted"
        try state.record(PodEvent.normal("Killing", message, of: container), on: pod)
        status.end(exitCode: 0, at: state.now)
        try start(isPulling: true)
    }

    private mutating func start(isPulling: Bool) throws {
        let pull = ImagePull(of: container, pod, in: state)
        if try pull.refuseName(&status) { return }
        if isPulling, script.behaviour == .imagePullError { return wait(until: try pull.fail(&status)) }
        try tellImage(isPulling: isPulling)
        let words = (0..<4).map { _ in ContainerImage.hexadecimal(state.world.random.next()) }
        status.start(container.image, id: "containerd://" + words.joined(), at: state.now)
        try state.record(
            PodEvent.normal("Created", "Created container: \(container.name)", of: container),
            on: pod
        )
        try state.record(
            PodEvent.normal("Started", "Started container \(container.name)", of: container),
            on: pod
        )
        if container.isInit, !container.isSidecar {
            status.end(exitCode: 0, at: state.now)
            status.setReady(true)
        } else {
            try goOn()
        }
    }

    private func tellImage(isPulling: Bool) throws {
        let name = container.image.name
        guard isPulling else {
            let message = #"Container image "\#(name)" already present on machine"#
            return try state.record(PodEvent.normal("Pulled", message, of: container), on: pod)
        }
        try state.recordOnce(Self.pulling(container), on: pod)
        let time = GoDuration.text(max(script.startDelay, Self.shortestPull))
        let message =
            #"Successfully pulled image "\#(name)" in \#(time) (\#(time) including waiting). "#
            + "Image size: \(container.image.sizeBytes) bytes."
        try state.record(PodEvent.normal("Pulled", message, of: container), on: pod)
    }

    // MARK: - Ended

    private mutating func restartOrWait() throws {
        guard !container.isInit || container.isSidecar,
            RestartPolicy.of(container.name, in: pod).restarts(status)
        else { return }
        let (from, to) = (status.runStart, status.runEnd)
        let delay = delay(from: from, to: to)
        let due = (to ?? state.now) + delay
        guard delay > .zero, state.now < due else { return try restart(after: due) }
        let place = "\(container.name) pod=\(pod.name)_\(pod.namespace)(\(pod.uid))"
        status.backOff("back-off \(GoDuration.text(delay)) restarting failed container=\(place)")
        let message =
            "Back-off restarting failed container \(container.name) in pod "
            + "\(pod.name)_\(pod.namespace)(\(pod.uid))"
        try state.record(PodEvent.warning("BackOff", message, of: container), on: pod)
        wait(until: due)
    }

    private mutating func restart(after due: Instant) throws {
        guard due <= state.now else { return wait(until: due) }
        try start(isPulling: container.image.isPulled(again: true))
    }

    private func delay(from start: Instant?, to end: Instant?) -> Duration {
        let run = (end?.milliseconds ?? 0) - (start?.milliseconds ?? 0)
        return RestartDelay.after(restarts: status.restartCount, run: .milliseconds(run))
    }

    private mutating func wait(until moment: Instant) { next = min(next ?? moment, moment) }
}
