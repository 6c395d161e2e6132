package import CloudModel
import CloudWire
package import KubeAPI
import KubeObjects

/// Rolls a Deployment's template out through ReplicaSets.
package struct DeploymentController: Controller {
    package init() {}

    package func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        switch event.resource {
        case WorkloadKind.deployment.resource: [event.key]
        case WorkloadKind.replicaSet.resource: try WorkloadKind.deployment.owners(in: event, state)
        case "pods" where event.change == .deleted: try recreating(event.object, state)
        default: []
        }
    }

    /// The Deployment of a Pod that went, where new Pods wait for the last old one to go.
    private func recreating(_ pod: KubeObject, _ state: ClusterState) throws -> [ObjectKey] {
        guard let setKey = WorkloadKind.replicaSet.owner(of: pod), let set = try state.object(setKey),
            let key = WorkloadKind.deployment.owner(of: set), let deployment = try state.object(key),
            deployment["spec", "strategy", "type"] == "Recreate"
        else { return [] }
        return [key]
    }

    package func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let deployment = try state.object(key), let claim = Claim(for: deployment, in: state) else { return nil }
        let resource = WorkloadKind.replicaSet.resource
        let sets = try claim.claimed(state.objects(resource, namespace: key.namespace), in: resource)
        return try advance(Rollout(of: deployment, sets: sets, in: state))
    }

    private func advance(_ rollout: Rollout) throws -> Instant? {
        if rollout.deployment.isBeingDeleted {
            try rollout.syncRevision()
            return try rollout.writeCounts()
        }
        try rollout.notePause()
        try rollout.syncRevision()
        if rollout.isPaused || rollout.isBeingScaled {
            try rollout.scaleProportionally()
            if rollout.isPaused { try rollout.forgetOldRevisions() }
            return try rollout.writeCounts()
        }
        try rollout.isRecreating ? rollout.recreate() : rollout.rollOver()
        return try rollout.writeProgress()
    }
}
