import CloudModel
import KubeObjects
import KubeSchema

/// Who writes to an object and becomes the owner of the fields it changes.
struct FieldWriter {
    let name: String
    let schema: SchemaNode
    let apiVersion: String

    /// The object with the writer's fields noted; nil for an old object where there was none.
    func sign(_ object: KubeObject, replacing old: KubeObject?, at now: Instant, part: Part = .main) -> KubeObject {
        ManagedFields.record(
            update: object,
            live: old,
            manager: name,
            schema: schema,
            apiVersion: apiVersion,
            time: now.kubeText,
            subresource: part.rawValue
        )
    }
}
