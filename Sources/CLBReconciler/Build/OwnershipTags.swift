import KubeObjects

/// The tags by which load balancers are found again (reference 3.3).
enum OwnershipTags {
    static let createdBy = "tke-createdBy-flag"
    static let cluster = "tke-clusterId"
    static let service = "tke-lb-serviceuuid"
    static let ingress = "tke-lb-ingress-uuid"
    static let lifecycleOwner = "tke-lifecycle-owner"

    /// The key whose value is the id of one of the object's listeners.
    static func listener(_ id: String, of uid: String) -> String { "\(uid)_\(id)" }

    /// The key whose value is the uid of the object.
    static func owner(_ kind: ObjectKey.Kind) -> String { kind == .service ? service : ingress }

    /// The tags that a load balancer is bought with.
    static func bought(
        for object: KubeObject,
        _ kind: ObjectKey.Kind,
        _ role: LoadBalancerRole,
        _ around: Surroundings
    ) -> [String: String] {
        var tags = [
            createdBy: "yes", cluster: around.cluster.id, owner(kind): object.uid, lifecycleOwner: "tke",
        ]
        if role != .main { tags[around.policy.roleTag] = role.rawValue }
        return tags
    }

    /// The tags that the user's own load balancer gets while it is used.
    static func existing(for object: KubeObject, _ kind: ObjectKey.Kind, _ around: Surroundings) -> [String: String] {
        kind == .service
            ? [cluster: around.cluster.id] : [cluster: around.cluster.id, ingress: object.uid]
    }
}
