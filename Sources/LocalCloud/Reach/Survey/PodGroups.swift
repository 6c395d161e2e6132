import CloudModel
import CloudStore
import KubeControllers
import KubeObjects

/// The security groups of pods (reconciler reference 6.2).
struct PodGroups {
    private let snapshot: Snapshot
    private let scope: Scope

    init(_ snapshot: Snapshot, _ scope: Scope) {
        self.snapshot = snapshot
        self.scope = scope
    }

    /// Those in force, those of the annotation, or the account's default group.
    func ids(of pod: KubeObject) throws -> [SecurityGroupID] {
        if let text = pod.annotations[PodAnnotations.groupsInForce] ?? pod.annotations[PodAnnotations.chosenGroups] {
            return text.split { $0 == "," || $0 == " " }.map { SecurityGroupID(rawValue: String($0)) }
        }
        return try snapshot.securityGroups(in: scope).filter(\.isDefault).map(\.id)
    }

    /// Those of the groups that exist, with their rules for what comes in.
    func groups(_ ids: [SecurityGroupID]) throws -> [ReachedGroup] {
        try ids.filter { try snapshot.securityGroup($0, in: scope) != nil }.map { id in
            ReachedGroup(id: id, policies: try snapshot.policies(of: id, .ingress))
        }
    }
}
