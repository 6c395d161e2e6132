import CloudAPI
import CloudModel
import CloudWire
import KubeKinds
import KubeObjects

/// Objects in the form that a client wants them in.
struct ObjectForm {
    private let representation: Representation
    private let kind: GroupVersionKind
    private let columns: [Table.Column]
    private let includesObject: String
    private let now: Instant

    init(_ exchange: Exchange, definition: KubeObject? = nil) {
        representation = exchange.representation
        kind = exchange.kind
        columns = Table.columns(for: exchange.kind, definition: definition)
        includesObject = exchange.request.query["includeObject"] ?? "Metadata"
        now = exchange.server.world.clock.now
    }

    /// One object alone.
    func json(_ object: KubeObject) -> JSON {
        switch representation {
        case .full: object.json
        case .metadata: metadata(object)
        case .table: table([object], metadata: ["resourceVersion": .string(object.resourceVersion)])
        }
    }

    /// Objects as a list, with the list's own metadata.
    func json(_ objects: [KubeObject], metadata: JSON) -> JSON {
        switch representation {
        case .full:
            [
                "kind": .string(kind.kind + "List"), "apiVersion": .string("\(kind.groupVersion)"),
                "metadata": metadata, "items": .array(objects.map(\.json)),
            ]
        case .metadata:
            [
                "kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1", "metadata": metadata,
                "items": .array(objects.map(self.metadata)),
            ]
        case .table: table(objects, metadata: metadata)
        }
    }

    private func metadata(_ object: KubeObject) -> JSON {
        [
            "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
            "metadata": object["metadata"] ?? [:],
        ]
    }

    private func table(_ objects: [KubeObject], metadata: JSON) -> JSON { [:] }
}
