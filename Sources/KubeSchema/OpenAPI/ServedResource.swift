package import CloudWire
package import KubeObjects

/// A resource of the API as its OpenAPI document needs to know it.
package struct ServedResource: Sendable {
    /// A part of a resource with a path of its own, such as `status` or `scale`.
    package struct Subresource: Sendable {
        package var name: String
        /// What is read and written there.
        package var kind: GroupVersionKind
        package var verbs: Set<String>

        package init(name: String, kind: GroupVersionKind, verbs: Set<String>) {
            self.name = name
            self.kind = kind
            self.verbs = verbs
        }
    }

    package var kind: GroupVersionKind
    /// The name in paths: `deployments`.
    package var plural: String
    package var isNamespaced: Bool
    /// As discovery names them: `get`, `list`, `create`, `update`, `patch`, `delete`, `deletecollection`, `watch`.
    package var verbs: Set<String>
    package var subresources: [Subresource]
    /// The `openAPIV3Schema` of a custom resource; nil for the server's own.
    package var customSchema: JSON?

    package init(
        kind: GroupVersionKind,
        plural: String,
        isNamespaced: Bool,
        verbs: Set<String>,
        subresources: [Subresource] = [],
        customSchema: JSON? = nil
    ) {
        self.kind = kind
        self.plural = plural
        self.isNamespaced = isNamespaced
        self.verbs = verbs
        self.subresources = subresources
        self.customSchema = customSchema
    }
}

extension GroupVersion {
    /// Where the paths of the group's version begin, without a leading slash: `api/v1`, `apis/apps/v1`.
    var pathPrefix: String { group.isEmpty ? "api/\(version)" : "apis/\(group)/\(version)" }

    /// The group as operations name it: `core`, `apps`, `networking`; a group of a custom resource in reverse.
    private var words: [String] {
        if group.isEmpty { return ["core"] }
        let parts = group.split(separator: ".").map(String.init)
        return group.hasSuffix(".k8s.io") || parts.count == 1 ? [parts[0]] : parts.reversed()
    }

    /// The tag of operations: `core_v1`, `comExample_v1`.
    var tag: String {
        (words.prefix(1) + words.dropFirst().map(\.capitalizedFirst)).joined() + "_" + version
    }

    /// The middle of an operation's id: `CoreV1`, `ComExampleV1`.
    var operationInfix: String { words.map(\.capitalizedFirst).joined() + version.capitalizedFirst }
}

extension GroupVersionKind {
    /// The name of a custom resource's definition: its group in reverse, the version and the kind.
    var customDefinitionName: String {
        (group.split(separator: ".").reversed().map(String.init) + [version, kind]).joined(separator: ".")
    }

    /// The kind of the list of its objects.
    var list: GroupVersionKind { GroupVersionKind(groupVersion, kind: kind + "List") }

    /// As extensions of an OpenAPI document say it.
    var extensionJSON: JSON {
        ["group": .string(group), "kind": .string(kind), "version": .string(version)]
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
