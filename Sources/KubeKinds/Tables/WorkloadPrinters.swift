import CloudWire
import KubeObjects

extension Printer {
    private static let wide = Cell.containerColumns + [Cell.selectorColumn]

    private static func count(_ name: String, _ description: String) -> Column {
        Column(name, description, type: "integer")
    }

    @Sendable private static func wideCells(_ object: JSON) -> [JSON] {
        Cell.containers(object) + [Cell.selector(object[path: "spec", "selector"])]
    }

    static let deployment = Printer(
        [
            Column("Ready", "How many of the wanted pods are ready."),
            Column("Up-to-date", "How many pods are of the newest template."),
            Column("Available", "How many pods have been ready long enough."),
        ],
        wide: wide,
        cells: { deployment, _ in
            [
                ready(deployment), .int(deployment.number("status", "updatedReplicas")),
                .int(deployment.number("status", "availableReplicas")),
            ]
        },
        wideCells: wideCells
    )

    private static func ready(_ object: JSON) -> JSON {
        .string("\(object.number("status", "readyReplicas"))/\(object.number("spec", "replicas"))")
    }

    private static let replicaColumns = [
        count("Desired", "How many pods there shall be."),
        count("Current", "How many pods there are."),
        count("Ready", "How many pods are ready."),
    ]

    static let replicaSet = Printer(replicaColumns, wide: wide, cells: replicas, wideCells: wideCells)

    @Sendable private static func replicas(_ set: JSON, _ now: Int64) -> [JSON] {
        [
            .int(set.number("spec", "replicas")), .int(set.number("status", "replicas")),
            .int(set.number("status", "readyReplicas")),
        ]
    }

    static let statefulSet = Printer(
        [Column("Ready", "How many of the wanted pods are ready.")],
        wide: Cell.containerColumns,
        cells: { set, _ in [ready(set)] },
        wideCells: { Cell.containers($0) }
    )

    static let daemonSet = Printer(
        [
            count("Desired", "How many nodes shall run a pod."),
            count("Current", "How many nodes run one."),
            count("Ready", "On how many nodes it is ready."),
            count("Up-to-date", "On how many nodes it is of the newest template."),
            count("Available", "On how many nodes it has been ready long enough."),
            Column("Node Selector", "Which nodes run one."),
        ],
        wide: wide,
        cells: { set, _ in
            [
                "desiredNumberScheduled", "currentNumberScheduled", "numberReady", "updatedNumberScheduled",
                "numberAvailable",
            ].map { .int(set.number("status", $0)) }
                + [Cell.labels(set[path: "spec", "template", "spec", "nodeSelector"])]
        },
        wideCells: wideCells
    )

    static let controllerRevision = Printer(
        [
            Column("Controller", "Whose state it keeps."),
            count("Revision", "Which one it is in order."),
        ],
        cells: { revision, _ in
            let owner = revision.list("metadata", "ownerReferences").first { $0.isTrue("controller") }
            let group = owner.flatMap { GroupVersion($0.text("apiVersion")) }?.group ?? ""
            let shown = owner.map {
                "\($0.text("kind").lowercased())\(group.isEmpty ? "" : ".\(group)")/\($0.text("name"))"
            }
            return [Cell.text(shown ?? ""), .int(revision.number("revision"))]
        }
    )
}
