/// A named set of rules that filters traffic; a new one has none and denies all.
package struct SecurityGroup: Hashable, Identifiable, Sendable {
    package var id: SecurityGroupID
    package var scope: Scope
    package var name: String
    package var text: String
    package var projectId: String
    package var isDefault: Bool
    /// Counts the changes to the rules; a decimal string on the wire.
    package var version: Int
    package var createdAt: Instant
    package var updatedAt: Instant

    package init(
        id: SecurityGroupID,
        scope: Scope,
        name: String,
        text: String,
        projectId: String,
        isDefault: Bool,
        version: Int,
        createdAt: Instant,
        updatedAt: Instant
    ) {
        self.id = id
        self.scope = scope
        self.name = name
        self.text = text
        self.projectId = projectId
        self.isDefault = isDefault
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
