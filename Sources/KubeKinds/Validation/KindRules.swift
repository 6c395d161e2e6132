import KubeObjects

/// What differs between kinds in the rules for their metadata.
struct KindRules {
    var group: String
    /// Nil where only a definition elsewhere knows.
    var isNamespaced: Bool?
    /// What is wrong with a name.
    var nameFaults: @Sendable (String) -> [String]
    /// Whether the core group's rule for finalizers holds: a bare name must be a known one.
    var knowsFinalizers: Bool
    /// An Event of the core group is written as it comes.
    var checksMetadata: Bool

    static func of(_ object: KubeObject) -> KindRules {
        let group = GroupVersion(object.apiVersion)?.group ?? ""
        let isBuiltIn = isBuiltIn(group)
        return KindRules(
            group: group,
            isNamespaced: isBuiltIn ? !clusterKinds.contains(object.kind) : nil,
            nameFaults: nameRule(group, object.kind),
            knowsFinalizers: isBuiltIn,
            checksMetadata: !(group.isEmpty && object.kind == "Event")
        )
    }

    /// Whether a group's kinds are the server's own, not defined by users.
    static func isBuiltIn(_ group: String) -> Bool { groups.contains(group) }

    private static func nameRule(_ group: String, _ kind: String) -> @Sendable (String) -> [String] {
        switch (group, kind) {
        case ("", "Service"): { NameRules.rfc1035Label($0) }
        case ("", "Namespace"), ("apps", "StatefulSet"): { NameRules.dnsLabel($0) }
        default: { NameRules.subdomain($0) }
        }
    }

    /// What is wrong with a name that is free but for what paths are made of.
    static let pathSegment: @Sendable (String) -> [String] = { name in
        if [".", ".."].contains(name) { return ["may not be '\(name)'"] }
        return ["/", "%"].filter { name.contains($0) }.map { "may not contain '\($0)'" }
    }

    private static let groups: Set<String> = [
        "", "apps", "apiextensions.k8s.io", "coordination.k8s.io", "discovery.k8s.io", "events.k8s.io",
        "networking.k8s.io",
    ]

    private static let clusterKinds: Set<String> = ["Namespace", "Node", "IngressClass", "CustomResourceDefinition"]
}
