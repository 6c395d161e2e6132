import CloudWire
import KubeObjects

/// What clients read to learn which resources there are, in the old form and in the aggregated one.
struct DiscoveryDocuments {
    let resources: ResourceList

    /// The versions of the core group.
    var coreVersions: JSON {
        [
            "kind": "APIVersions", "versions": ["v1"],
            "serverAddressByClientCIDRs": [["clientCIDR": "0.0.0.0/0", "serverAddress": ""]],
        ]
    }

    /// All groups but the core one.
    var groups: JSON {
        let groups = resources.groups.filter { !$0.group.isEmpty }.map { group($0.group, $0.versions) }
        return ["kind": "APIGroupList", "apiVersion": "v1", "groups": .array(groups)]
    }

    /// One group; nil where there is none of that name.
    func group(_ name: String) -> JSON? {
        guard let found = resources.groups.first(where: { $0.group == name }) else { return nil }
        var group = group(found.group, found.versions)
        group[path: "kind"] = "APIGroup"
        group[path: "apiVersion"] = "v1"
        return group
    }

    /// The resources of one version of a group; nil where there is no such version.
    func resources(of version: GroupVersion) -> JSON? {
        let found = resources(in: version)
        guard !found.isEmpty else { return nil }
        return [
            "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": .string("\(version)"),
            "resources": .array(found.flatMap(entries)),
        ]
    }

    /// Every group with every version and resource, either the core group or all others.
    func aggregated(isCore: Bool) -> JSON {
        let groups = resources.groups.filter { $0.group.isEmpty == isCore }
        let items = groups.map { group in
            [
                "metadata": ["name": .string(group.group), "creationTimestamp": nil],
                "versions": .array(group.versions.map { aggregated(GroupVersion(group: group.group, version: $0)) }),
            ] as JSON
        }
        return [
            "kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": [:],
            "items": .array(items),
        ]
    }

    private func resources(in version: GroupVersion) -> [Resource] {
        resources.all.filter { $0.group == version.group && $0.versions.contains(version.version) }
    }

    private func group(_ name: String, _ versions: [String]) -> JSON {
        let all = versions.map { version in
            ["groupVersion": .string("\(GroupVersion(group: name, version: version))"), "version": .string(version)]
                as JSON
        }
        return ["name": .string(name), "versions": .array(all), "preferredVersion": all[0]]
    }
}

// MARK: - The old form

extension DiscoveryDocuments {
    private func entries(_ resource: Resource) -> [JSON] {
        [entry(resource)]
            + parts(resource).map { part in
                var entry: JSON = [
                    "name": .string("\(resource.plural)/\(part.name)"), "singularName": "",
                    "namespaced": .bool(resource.isNamespaced),
                ]
                // A part says its group only where that is not its object's.
                if !part.version.isEmpty {
                    entry[path: "group"] = .string(part.group)
                    entry[path: "version"] = .string(part.version)
                }
                entry[path: "kind"] = .string(part.kind)
                entry[path: "verbs"] = .array(part.verbs.map(JSON.string))
                return entry
            }
    }

    private func entry(_ resource: Resource) -> JSON {
        var entry: JSON = [
            "name": .string(resource.plural), "singularName": .string(resource.singular),
            "namespaced": .bool(resource.isNamespaced), "kind": .string(resource.kind),
            "verbs": .array(resource.verbs.map(JSON.string)),
        ]
        if !resource.shortNames.isEmpty { entry[path: "shortNames"] = .array(resource.shortNames.map(JSON.string)) }
        if !resource.categories.isEmpty { entry[path: "categories"] = .array(resource.categories.map(JSON.string)) }
        return entry
    }

    /// What hangs below an object, with the kind of what it takes.
    private struct ResourcePart {
        var name: String
        var group: String
        var version: String
        var kind: String
        var verbs: [String]
    }

    private func parts(_ resource: Resource) -> [ResourcePart] {
        var parts = resource.subresources.map { subresource in
            switch subresource {
            case .status:
                ResourcePart(
                    name: "status",
                    group: "",
                    version: "",
                    kind: resource.kind,
                    verbs: ["get", "patch", "update"]
                )
            case .scale:
                ResourcePart(
                    name: "scale",
                    group: "autoscaling",
                    version: "v1",
                    kind: "Scale",
                    verbs: ["get", "patch", "update"]
                )
            }
        }
        if resource.storageKey == "pods" {
            parts.append(
                ResourcePart(name: "eviction", group: "policy", version: "v1", kind: "Eviction", verbs: ["create"])
            )
            parts.append(ResourcePart(name: "log", group: "", version: "", kind: "Pod", verbs: ["get"]))
            for (name, kind) in [
                ("attach", "PodAttachOptions"), ("exec", "PodExecOptions"), ("portforward", "PodPortForwardOptions"),
            ] {
                parts.append(
                    ResourcePart(name: name, group: "", version: "", kind: kind, verbs: ["create", "get"])
                )
            }
        }
        if resource.storageKey == "namespaces" {
            parts.append(
                ResourcePart(name: "finalize", group: "", version: "", kind: "Namespace", verbs: ["update"])
            )
        }
        return parts
    }
}

// MARK: - The aggregated form

extension DiscoveryDocuments {
    private func aggregated(_ version: GroupVersion) -> JSON {
        [
            "version": .string(version.version), "freshness": "Current",
            "resources": .array(resources(in: version).map { aggregated($0, version) }),
        ]
    }

    private func aggregated(_ resource: Resource, _ version: GroupVersion) -> JSON {
        var entry: JSON = [
            "resource": .string(resource.plural), "responseKind": kind(version.group, version.version, resource.kind),
            "scope": resource.isNamespaced ? "Namespaced" : "Cluster", "singularResource": .string(resource.singular),
            "verbs": .array(resource.verbs.map(JSON.string)),
        ]
        if !resource.shortNames.isEmpty { entry[path: "shortNames"] = .array(resource.shortNames.map(JSON.string)) }
        if !resource.categories.isEmpty { entry[path: "categories"] = .array(resource.categories.map(JSON.string)) }
        let parts = parts(resource).map { part in
            [
                "subresource": .string(part.name),
                "responseKind": part.version.isEmpty
                    ? kind(version.group, version.version, part.kind) : kind(part.group, part.version, part.kind),
                "verbs": .array(part.verbs.map(JSON.string)),
            ] as JSON
        }
        if !parts.isEmpty { entry[path: "subresources"] = .array(parts) }
        return entry
    }

    private func kind(_ group: String, _ version: String, _ kind: String) -> JSON {
        ["group": .string(group), "version": .string(version), "kind": .string(kind)]
    }
}
