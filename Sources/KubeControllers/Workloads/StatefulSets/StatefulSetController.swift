package import CloudModel
import CloudWire
package import KubeAPI
import KubeObjects

/// Keeps the numbered Pods of a StatefulSet, each with a name of its own.
package struct StatefulSetController: Controller {
    private static let retryDelay = Duration.seconds(10)

    package init() {}

    package func concerned(by event: ObjectEvent, in state: ClusterState) throws -> [ObjectKey] {
        switch event.resource {
        case WorkloadKind.statefulSet.resource: [event.key]
        case "pods": try WorkloadKind.statefulSet.owners(in: event, state)
        default: []
        }
    }

    package func reconcile(_ key: ObjectKey, in state: ClusterTransaction) throws -> Instant? {
        guard let set = try state.object(key), let claim = Claim(for: set, in: state) else { return nil }
        let everyPod = try state.objects("pods", namespace: key.namespace)
        let pods = try claim.claimed(everyPod, in: "pods") { Ordinal.of($0, in: set) != nil }
        guard let revisions = try TemplateRevisions(of: set, claim: claim, in: state) else { return nil }
        let lineup = Lineup(of: set, pods: pods, revisions: revisions, in: state)
        if !set.isBeingDeleted { try lineup.advance() }
        let status = StatefulSetStatus(of: set, pods: lineup.pods, revisions: revisions, now: state.now)
        var counted = set
        counted["status"] = status.value
        try state.update(set, to: counted, in: key.resource)
        try revisions.forgetOld(limit: set["spec", "revisionHistoryLimit"]?.int ?? 10, pods: lineup.pods)
        if lineup.hasFailed { return state.now + Self.retryDelay }
        return lineup.pods.nextAvailability(minReadySeconds: set.minReadySeconds, after: state.now)
    }
}
