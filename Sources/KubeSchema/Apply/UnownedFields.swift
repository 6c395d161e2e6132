import KubeObjects

/// The fields that nobody comes to own by writing them.
enum UnownedFields {
    /// What the server sets or what tells the object from others.
    static let meta = FieldSet(
        [
            ["apiVersion"], ["kind"], ["metadata"], ["metadata", "name"], ["metadata", "namespace"],
            ["metadata", "creationTimestamp"], ["metadata", "selfLink"], ["metadata", "uid"],
            ["metadata", "clusterName"], ["metadata", "generation"], ["metadata", "managedFields"],
            ["metadata", "resourceVersion"],
        ].map { $0.map(PathElement.field) }
    )

    /// What a write to the object or to a part of it leaves as it was, whatever it says.
    static func ignored(subresource: String, schema: SchemaNode) -> FieldSet {
        switch subresource {
        case "" where schema.declares("status"): FieldSet([[.field("status")]])
        case "status" where schema.declares("spec"): FieldSet([[.field("spec")]])
        default: FieldSet()
        }
    }
}
