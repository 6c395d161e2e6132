package import CloudModel
import CloudWire
package import KubeAPI
import KubeObjects

/// Keeps as many Pods as a ReplicaSet asks for.
package struct ReplicaSetController: Controller {
    private static let retryDelay = Duration.seconds(10)

    package init() {}

    package func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        switch event.resource {
        case WorkloadKind.replicaSet.resource: [event.key]
        case "pods": try WorkloadKind.replicaSet.owners(in: event, state)
        default: []
        }
    }

    package func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let set = try state.object(key), let claim = Claim(for: set, in: state) else { return nil }
        let everyPod = try state.objects("pods", namespace: key.namespace)
        let pods = try claim.claimed(everyPod.filter { PodHealth($0).isActive }, in: "pods")
        var crew = Crew(of: set, pods: pods, in: state)
        if !set.isBeingDeleted { try crew.correct(among: everyPod) }
        let status = ReplicaSetStatus(of: set, pods: crew.pods, now: state.now).value(failure: crew.failure)
        var counted = set
        counted["status"] = status
        try state.update(set, to: counted, in: key.resource)
        if crew.failure != nil { return state.now + Self.retryDelay }
        return crew.pods.nextAvailability(minReadySeconds: set.minReadySeconds, after: state.now)
    }
}
