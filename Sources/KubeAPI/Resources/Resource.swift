package import KubeObjects

/// One list of objects that the server serves, as discovery describes it.
package struct Resource: Hashable, Sendable {
    /// What hangs below the name in an object's path.
    package enum Subresource: String, Hashable, Sendable {
        case status, scale
    }

    /// What names of its objects may look like.
    package enum NameRule: Sendable {
        case subdomain, label, rfc1035Label
    }

    package var group: String
    /// The versions served, the preferred one first.
    package var versions: [String]
    package var kind: String
    package var plural: String
    package var singular: String
    package var shortNames: [String] = []
    package var categories: [String] = []
    package var isNamespaced = true
    package var subresources: [Subresource] = []
    package var nameRule = NameRule.subdomain
    /// Whether the generation counts changes of the spec.
    package var countsGenerations = false
    /// The resource whose list these objects are kept in, where that is another: two groups may show the same Events.
    package var storedAs: GroupResource?
    /// Whether it comes from a CustomResourceDefinition.
    package var isCustom = false

    /// What may be asked of it, as discovery names it; namespaces go one by one.
    package var verbs: [String] {
        let all = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
        return storageKey == "namespaces" ? all.filter { $0 != "deletecollection" } : all
    }

    package var groupResource: GroupResource { GroupResource(group: group, resource: plural) }
    /// The name of the list in the database.
    package var storageKey: String { (storedAs ?? groupResource).description }
    /// The version objects are kept in.
    package var storageVersion: String { versions[0] }

    /// Whether replacing what is not there makes it.
    var isCreatedByUpdates: Bool {
        ["endpoints", "events", "leases.coordination.k8s.io", "services"].contains(storageKey)
    }

    /// Whether a replacement may leave out the resourceVersion.
    var allowsBlindUpdates: Bool {
        !isCustom
            && !["customresourcedefinitions.apiextensions.k8s.io", "leases.coordination.k8s.io"].contains(storageKey)
    }

    package func kind(in version: String) -> GroupVersionKind {
        GroupVersionKind(group: group, version: version, kind: kind)
    }

    package func has(_ subresource: Subresource) -> Bool { subresources.contains(subresource) }
}
