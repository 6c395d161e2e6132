import CloudWire
import KubeObjects
import Synchronization

/// The messages of the kinds that clients send as protobuf.
///
/// Like a schema, a message is read from its line when it is first met.
final class MessageCatalogue: Sendable {
    private let file: SchemaFile
    private let read = Mutex<[String: MessageType]>([:])

    static let kubernetes: MessageCatalogue = {
        do {
            return MessageCatalogue(file: try SchemaFile(named: "protobuf"))
        } catch {
            preconditionFailure("the bundled messages are broken: \(error)")
        }
    }()

    init(file: SchemaFile) {
        self.file = file
    }

    /// All kinds that have a message, as `apps/v1 Deployment`.
    var kinds: [String] { (file.head["kinds"]?.object?.members ?? []).map(\.name) }

    /// The message of a kind of object.
    func message(of kind: GroupVersionKind) -> MessageType? {
        // Clients send the options of a deletion in the version of what they delete.
        if kind.kind == "DeleteOptions" { return message("io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions") }
        return file.head["kinds"]?["\(kind.groupVersion) \(kind.kind)"]?.string.flatMap(message)
    }

    func message(_ name: String) -> MessageType? {
        if let message = read.withLock({ $0[name] }) { return message }
        guard let rows = file[name] else { return nil }
        let message = MessageType(rows, name: name)
        read.withLock { $0[name] = message }
        return message
    }
}
