import CloudWire

extension Defaults {
    private static let accessGroup: JSON = "rbac.authorization.k8s.io"

    /// A RoleBinding or ClusterRoleBinding; users and groups belong to the group of access rules.
    static func binding(_ binding: inout JSON) {
        binding.edit("roleRef") { $0.setDefault("apiGroup", to: accessGroup) }
        binding.editEach("subjects") { subject in
            if ["User", "Group"].contains(subject.text("kind")) { subject.setDefault("apiGroup", to: accessGroup) }
        }
    }
}
