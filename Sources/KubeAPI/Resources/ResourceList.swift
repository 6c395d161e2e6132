package import KubeObjects

/// The resources of one cluster: those built in, and those that its CustomResourceDefinitions add.
package struct ResourceList: Sendable {
    package let all: [Resource]

    /// Those of a server of that minor version: old spellings go with old servers.
    init(custom: [Resource], minorVersion: Int) {
        all = Resource.builtIn.compactMap { $0.served(by: minorVersion) } + custom
    }

    /// The resource of that plural name, where that version of it is served.
    package func resource(_ plural: String, in version: GroupVersion) -> Resource? {
        all.first { $0.plural == plural && $0.group == version.group && $0.versions.contains(version.version) }
    }

    /// The resource of that kind, in whatever version.
    package func resource(kind: String, group: String) -> Resource? {
        all.first { $0.kind == kind && $0.group == group }
    }

    /// The resource kept under that name.
    package func resource(storageKey: String) -> Resource? {
        all.first { $0.storageKey == storageKey && $0.storedAs == nil }
    }

    /// Each group with its versions, the preferred first, in order of first mention.
    package var groups: [(group: String, versions: [String])] {
        var groups: [(group: String, versions: [String])] = []
        for resource in all {
            if let place = groups.firstIndex(where: { $0.group == resource.group }) {
                groups[place].versions += resource.versions.filter { !groups[place].versions.contains($0) }
            } else {
                groups.append((resource.group, resource.versions))
            }
        }
        return groups
    }
}
