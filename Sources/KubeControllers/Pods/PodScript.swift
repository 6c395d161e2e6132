import CloudModel
import CloudWire
import KubeObjects

/// How the containers of a pod fare: no container runs here, so annotations of the pod say it.
///
/// | Annotation | Value | Meaning | Without it |
/// |---|---|---|---|
/// | `clbsim.io/start-delay` | duration | from the pod's place on a node to the start of its first container | `0s` |
/// | `clbsim.io/ready-delay` | duration | from a container's start to its readiness | `1s`, or what its probe waits |
/// | `clbsim.io/behaviour` | `crash-loop` | containers exit with 1 after `run-time` each time | they run for ever |
/// | | `fail` | the same, for pods that are not restarted | |
/// | | `succeed` | containers exit with 0 after `run-time` | |
/// | | `never-ready` | containers run and are never ready | |
/// | | `image-pull-error` | no image can be pulled | |
/// | `clbsim.io/run-time` | duration | from a container's start to its end, where it ends | `1s` |
/// | `clbsim.io/stop-delay` | duration | from a request to stop to the end, within the grace period | `1s` |
/// | `clbsim.io/listen` | `false` | nothing listens on the pod's ports: probes of load balancers fail | it listens |
///
/// A container that declares the port of the pod's metrics cannot listen there: it crashes without being told to.
///
/// Durations are written as Go writes them: `500ms`, `5s`, `1m30s`.
struct PodScript {
    enum Behaviour: String {
        case crashLoop = "crash-loop"
        case fail
        case succeed
        case neverReady = "never-ready"
        case imagePullError = "image-pull-error"
    }

    private static let prefix = "clbsim.io/"

    private(set) var startDelay: Duration = .zero
    private(set) var readyDelay: Duration = .seconds(1)
    private(set) var runTime: Duration = .seconds(1)
    private(set) var stopDelay: Duration = .seconds(1)
    private(set) var behaviour: Behaviour?
    /// Whether something listens on the pod's ports.
    private(set) var isListening = true
    /// What is wrong with the annotations, each of which then counts as absent.
    private(set) var faults: [String] = []

    init(_ pod: KubeObject) {
        let probes = (pod["spec", "containers"]?.array ?? []).compactMap { $0["readinessProbe"] }
        readyDelay = .seconds(max(1, probes.compactMap { $0["initialDelaySeconds"]?.int }.max() ?? 0))
        read("start-delay", of: pod, into: \.startDelay)
        read("ready-delay", of: pod, into: \.readyDelay)
        read("run-time", of: pod, into: \.runTime)
        read("stop-delay", of: pod, into: \.stopDelay)
        readBehaviour(of: pod)
        // As the real program does, which cannot bind the port.
        if behaviour == nil, MetricsPort(of: pod).isWanted(by: pod) { behaviour = .crashLoop }
        isListening = pod.annotations[Self.prefix + "listen"] != "false"
    }

    /// With what a container exits by itself; nil where it runs for ever.
    var exitCode: Int64? {
        switch behaviour {
        case .crashLoop, .fail: 1
        case .succeed: 0
        case .neverReady, .imagePullError, nil: nil
        }
    }

    private mutating func read(_ name: String, of pod: KubeObject, into member: WritableKeyPath<PodScript, Duration>) {
        guard let text = pod.annotations[Self.prefix + name] else { return }
        if let duration = GoDuration.parse(text) {
            self[keyPath: member] = duration
        } else {
            faults.append(#"annotation \#(Self.prefix)\#(name): "\#(text)" is not a duration like 500ms, 5s or 1m30s"#)
        }
    }

    private mutating func readBehaviour(of pod: KubeObject) {
        guard let text = pod.annotations[Self.prefix + "behaviour"] else { return }
        behaviour = Behaviour(rawValue: text)
        guard behaviour == nil else { return }
        let known = "crash-loop, fail, succeed, never-ready or image-pull-error"
        faults.append(#"annotation \#(Self.prefix)behaviour: "\#(text)" is not one of \#(known)"#)
    }
}
