/// Annotations of pods that the virtual kubelet reads or writes, and others ask for.
package enum PodAnnotations {
    /// `false`: nothing listens on the pod's ports.
    package static let listen = "clbsim.io/listen"
    /// The security groups that the pod's interface was made with.
    package static let groupsInForce = "clbsim.io/security-groups"
    /// The security groups that the pod's author chose (reconciler reference 6.2).
    package static let chosenGroups = "eks.tke.cloud.tencent.com/security-group-id"
}
