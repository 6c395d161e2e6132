import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// The pull of an image that cannot be had: its name is none, or the pod's annotations say so.
///
/// How often it was tried, and when last, is what the events tell.
struct ImagePull {
    /// From the failure until the kubelet looks at the pod again and finds that it has to wait.
    private static let nextLook = Duration.seconds(2)

    private let container: Container
    private let pod: KubeObject
    private let state: ClusterTransaction
    private let image: String

    init(of container: Container, _ pod: KubeObject, in state: ClusterTransaction) {
        self.container = container
        self.pod = pod
        self.state = state
        image = container.image.name
    }

    /// Lets the container wait for ever, where no image can have such a name.
    ///
    /// - Returns: whether that is so.
    func refuseName(_ status: inout ContainerStatus) throws -> Bool {
        guard let fault = ImageReference.fault(in: image) else { return false }
        let message =
            #"Failed to apply default image tag "\#(image)": couldn't parse image name "\#(image)": \#(fault)"#
        status.wait(reason: "InvalidImageName", message: message)
        try state.recordOnce(PodEvent.warning("InspectFailed", message, of: container), on: pod)
        try state.recordOnce(PodEvent.warning("Failed", "Error: InvalidImageName", of: container), on: pod)
        return true
    }

    /// Goes on failing: tries and waits in turns, longer each time.
    ///
    /// - Returns: when the next turn is.
    func fail(_ status: inout ContainerStatus) throws -> Instant {
        guard let told = try state.told(failure, of: pod) else {
            // A pod that starts slowly has told already that it pulls.
            try state.recordOnce(ContainerRun.pulling(container), on: pod)
            return try attempt(&status)
        }
        let retry = told.last + RestartDelay.after(restarts: told.count, run: .zero)
        if retry <= state.now {
            try state.record(ContainerRun.pulling(container), on: pod)
            return try attempt(&status)
        }
        let pause = told.last + Self.nextLook
        guard pause <= state.now else { return pause }
        try backOff(&status)
        return retry
    }

    private func attempt(_ status: inout ContainerStatus) throws -> Instant {
        try state.record(failure, on: pod)
        try state.record(PodEvent.warning("Failed", "Error: ErrImagePull", of: container), on: pod)
        status.wait(reason: "ErrImagePull", message: why)
        return state.now + Self.nextLook
    }

    private func backOff(_ status: inout ContainerStatus) throws {
        guard status.waitingReason != "ImagePullBackOff" else { return }
        let message = #"Back-off pulling image "\#(image)""#
        try state.record(PodEvent.normal("BackOff", message, of: container), on: pod)
        try state.record(PodEvent.warning("Failed", "Error: ImagePullBackOff", of: container), on: pod)
        status.wait(reason: "ImagePullBackOff", message: "\(message): ErrImagePull: \(why)")
    }

    private var failure: Happening {
        PodEvent.warning("Failed", #"Failed to pull image "\#(image)": \#(why)"#, of: container)
    }

    /// What a container runtime says of an image that no registry has.
    private var why: String {
        let name = container.image.resolved
        return #"rpc error: code = NotFound desc = failed to pull and unpack image "\#(name)": "#
            + #"failed to resolve reference "\#(name)": \#(name): not found"#
    }
}
