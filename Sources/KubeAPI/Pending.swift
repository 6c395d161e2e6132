import CloudModel
import CloudWire
import KubeObjects

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
