/// An API group with a version of it; the core group has the empty name.
package struct GroupVersion: Hashable, Sendable, CustomStringConvertible {
    package var group: String
    package var version: String

    package init(group: String, version: String) {
        self.group = group
        self.version = version
    }

    /// Reads `v1` or `apps/v1`.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1 where !parts[0].isEmpty: self.init(group: "", version: parts[0])
        case 2 where !parts[1].isEmpty: self.init(group: parts[0], version: parts[1])
        default: return nil
        }
    }

    /// As `apiVersion` says it.
    package var description: String { group.isEmpty ? version : "\(group)/\(version)" }
}

/// A kind of object in one version of its group.
package struct GroupVersionKind: Hashable, Sendable {
    package var groupVersion: GroupVersion
    package var kind: String

    package init(_ groupVersion: GroupVersion, kind: String) {
        self.groupVersion = groupVersion
        self.kind = kind
    }

    package init(group: String, version: String, kind: String) {
        self.init(GroupVersion(group: group, version: version), kind: kind)
    }

    package var group: String { groupVersion.group }
    package var version: String { groupVersion.version }
}

/// A resource as errors name it: `services`, `deployments.apps`.
package struct GroupResource: Hashable, Sendable, CustomStringConvertible {
    package var group: String
    /// The plural in lower case.
    package var resource: String

    package init(group: String, resource: String) {
        self.group = group
        self.resource = resource
    }

    package var description: String { group.isEmpty ? resource : "\(resource).\(group)" }
}
