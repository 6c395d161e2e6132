import KubeObjects

/// Where a request's path leads within a cluster.
enum RequestPath: Hashable {
    /// An object, a list, or something below an object.
    case resource(ResourcePath)
    /// Discovery and the like, by the names between the slashes.
    case other([String])

    /// Reads the names between the slashes.
    init(_ parts: [String]) {
        guard let version = Self.version(parts) else {
            self = .other(parts)
            return
        }
        let rest = Array(parts.dropFirst(version.group.isEmpty ? 2 : 3))
        guard !rest.isEmpty else {
            self = .other(parts)
            return
        }
        self = .resource(ResourcePath(version, rest))
    }

    private static func version(_ parts: [String]) -> GroupVersion? {
        switch parts.first {
        case "api" where parts.count >= 2: GroupVersion(group: "", version: parts[1])
        case "apis" where parts.count >= 3: GroupVersion(group: parts[1], version: parts[2])
        default: nil
        }
    }
}

/// A path below a group's version: `namespaces/default/pods/web/status`.
struct ResourcePath: Hashable {
    var version: GroupVersion
    var namespace = ""
    var plural: String
    var name = ""
    var subresource = ""
    /// Anything deeper, which nothing has.
    var rest: [String] = []

    init(_ version: GroupVersion, _ parts: [String]) {
        self.version = version
        var parts = parts[...]
        // `namespaces/NAME/pods` is a list in a namespace, `namespaces/NAME/status` a part of the namespace itself.
        if parts.count >= 3, parts.first == "namespaces", !["status", "finalize"].contains(parts[parts.startIndex + 2])
        {
            namespace = parts[parts.startIndex + 1]
            parts = parts.dropFirst(2)
        }
        plural = parts.popFirst() ?? ""
        name = parts.popFirst() ?? ""
        subresource = parts.popFirst() ?? ""
        rest = Array(parts)
    }
}
