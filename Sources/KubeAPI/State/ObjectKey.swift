/// The name of an object in its list.
package struct ObjectKey: Hashable, Sendable {
    /// The list's name in the database: `deployments.apps`.
    package var resource: String
    package var namespace: String
    package var name: String

    package init(resource: String, namespace: String, name: String) {
        self.resource = resource
        self.namespace = namespace
        self.name = name
    }
}
