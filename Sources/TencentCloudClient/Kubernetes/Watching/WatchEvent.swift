import CLBReconciler
import CloudWire

/// One line of a watch.
enum WatchEvent: Hashable, Sendable {
    case change(KubernetesChange, revision: String)
    /// Everything up to that revision was told.
    case reached(revision: String)
    case failed(KubernetesFailure)

    /// Reads a line; nil for one that says nothing a reader must know.
    init?(line: [UInt8]) {
        guard let event = try? JSONParser.parse(line), let object = event["object"] else { return nil }
        let revision = object["metadata"]?["resourceVersion"]?.string ?? ""
        switch event["type"]?.string {
        case "ADDED", "MODIFIED": self = .change(.present(object), revision: revision)
        case "DELETED": self = .change(.gone(object), revision: revision)
        case "BOOKMARK": self = .reached(revision: revision)
        case "ERROR": self = .failed(KubernetesFailure(status: object, code: 500))
        default: return nil
        }
    }
}
