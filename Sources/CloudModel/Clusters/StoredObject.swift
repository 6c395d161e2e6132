/// An object of a cluster's API as it is kept: where it stands, and its text.
package struct StoredObject: Hashable, Sendable {
    /// Which list it belongs to.
    package struct Place: Hashable, Sendable {
        package var cluster: ClusterID
        /// The plural with its group: `deployments.apps`.
        package var resource: String

        package init(cluster: ClusterID, resource: String) {
            self.cluster = cluster
            self.resource = resource
        }
    }

    package var place: Place
    /// Empty for what belongs to no namespace.
    package var namespace: String
    package var name: String
    package var uid: String
    /// The revision of its last change.
    package var revision: Int64
    /// The object as JSON.
    package var text: String
    /// The uids of what it is collected with.
    package var owners: [String]

    package init(
        place: Place,
        namespace: String,
        name: String,
        uid: String,
        revision: Int64,
        text: String,
        owners: [String]
    ) {
        self.place = place
        self.namespace = namespace
        self.name = name
        self.uid = uid
        self.revision = revision
        self.text = text
        self.owners = owners
    }
}
