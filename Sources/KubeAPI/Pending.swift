import CloudModel
import CloudWire
import KubeObjects

enum Table {
    struct Column {}
    static func columns(for kind: GroupVersionKind, definition: KubeObject?) -> [Column] { [] }
}
struct FieldSelector: Sendable {
    init(parsing: String, for kind: GroupVersionKind) throws(StatusError) {}
    func matches(_ object: KubeObject) -> Bool { true }
}
