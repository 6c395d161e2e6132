import CloudAPI
import CloudModel
import CloudWire
import KubeKinds
import KubeObjects

/// Objects in the form that a client wants them in.
struct ObjectForm: Sendable {
    private let representation: Representation
    private let kind: GroupVersionKind
    private let isCustom: Bool
    private let table: Table
    private let included: Table.IncludedObject
    private let clock: WorldClock

    init(_ exchange: Exchange) {
        representation = exchange.representation
        kind = exchange.kind
        isCustom = exchange.resource.isCustom
        table = exchange.table
        included = exchange.request.query["includeObject"].flatMap(Table.IncludedObject.init) ?? .metadata
        clock = exchange.server.world.clock
    }

    /// One object alone; of a watch's tables only the first says its columns.
    func json(_ object: KubeObject, saysColumns: Bool = true) -> JSON {
        switch representation {
        case .full: object.json
        case .metadata: metadata(object)
        case .table: table.json(object, include: included, now: clock.now.seconds, saysColumns: saysColumns)
        }
    }

    /// Objects as a list, with the list's own metadata.
    func json(_ objects: [KubeObject], metadata: JSON) -> JSON {
        switch representation {
        case .full:
            [
                "kind": .string(kind.kind + "List"), "apiVersion": .string("\(kind.groupVersion)"),
                "metadata": metadata, "items": .array(objects.map(element)),
            ]
        case .metadata:
            [
                "kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1", "metadata": metadata,
                "items": .array(objects.map(self.metadata)),
            ]
        case .table: table.json(objects, metadata: metadata, include: included, now: clock.now.seconds)
        }
    }

    /// Elements of a list do not repeat their type, except for custom resources.
    private func element(_ object: KubeObject) -> JSON {
        guard !isCustom else { return object.json }
        var json = object.json
        json[path: "kind"] = nil
        json[path: "apiVersion"] = nil
        return json
    }

    private func metadata(_ object: KubeObject) -> JSON {
        [
            "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
            "metadata": object["metadata"] ?? [:],
        ]
    }
}

extension Exchange {
    /// The columns that a client sees of the type.
    fileprivate var table: Table {
        guard let definition else { return Table(of: kind) }
        let version = definition["spec", "versions"]?.array?.first { $0["name"]?.string == kind.version }
        return Table(customColumns: version?["additionalPrinterColumns"]?.array ?? [])
    }
}
