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
    /// The version of that other resource's objects, where it is not the same.
    package var keptAs: String?
    /// The version objects are kept in, where that is not the first.
    var keptVersion: String?
    /// Whether it comes from a CustomResourceDefinition.
    package var isCustom = false
    /// Whether its CustomResourceDefinition is to go.
    package var isTerminating = false

    /// What may be asked of it, as discovery names it; namespaces go one by one.
    package var verbs: [String] {
        guard !isCustom else { return customVerbs }
        let all = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
        return storageKey == "namespaces" ? all.filter { $0 != "deletecollection" } : all
    }

    /// In the order of the part of the server that serves custom resources.
    private var customVerbs: [String] {
        isTerminating
            ? ["delete", "deletecollection", "get", "list", "watch"]
            : ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"]
    }

    package var groupResource: GroupResource { GroupResource(group: group, resource: plural) }
    /// The name of the list in the database.
    package var storageKey: String { (storedAs ?? groupResource).description }
    /// The version objects are kept in.
    package var storageVersion: String { keptVersion ?? versions[0] }
    /// The type of the objects as they are kept.
    package var storedKind: GroupVersionKind {
        GroupVersionKind(group: storedAs?.group ?? group, version: keptAs ?? storageVersion, kind: kind)
    }

    /// Whether replacing what is not there makes it.
    var isCreatedByUpdates: Bool {
        ["endpoints", "events", "leases.coordination.k8s.io", "services"].contains(storageKey)
    }

    /// Whether a replacement may leave out the resourceVersion.
    var allowsBlindUpdates: Bool {
        !isCustom
            && ![DefinitionEnding.resource, "leases.coordination.k8s.io"].contains(storageKey)
    }

    package func kind(in version: String) -> GroupVersionKind {
        GroupVersionKind(group: group, version: version, kind: kind)
    }

    package func has(_ subresource: Subresource) -> Bool { subresources.contains(subresource) }
}
