import CloudModel
import CloudWire
import KubeObjects
import KubeSchema

enum Validation {
    static func create(_ object: KubeObject) -> [FieldError] { [] }
    static func update(_ new: KubeObject, _ old: KubeObject) -> [FieldError] { [] }
}
enum Table {
    struct Column {}
    static func columns(for kind: GroupVersionKind, definition: KubeObject?) -> [Column] { [] }
}
struct FieldSelector: Sendable {
    init(parsing: String, for kind: GroupVersionKind) throws(StatusError) {}
    func matches(_ object: KubeObject) -> Bool { true }
}
enum ManagedFields {
    static func recorded(
        _ o: KubeObject,
        replacing: KubeObject?,
        by: String,
        schema: SchemaNode,
        at: String,
        subresource: String = ""
    ) -> KubeObject { o }
}
enum Apply {
    static func apply(
        _ w: KubeObject,
        to: KubeObject?,
        by: String,
        force: Bool,
        schema: SchemaNode,
        at: String,
        subresource: String
    ) throws -> KubeObject { w }
}
