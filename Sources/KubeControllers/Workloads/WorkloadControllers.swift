/// The controllers that keep as many Pods as workloads ask for.
package enum WorkloadControllers {
    package static let all: [any Controller] = [
        ReplicaSetController(), DeploymentController(), StatefulSetController(),
    ]
}
