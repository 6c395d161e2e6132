import CloudWire
import KubeObjects

/// How objects of one kind become rows.
struct Printer: Sendable {
    var columns: [Column]
    /// The cells of an object, given the seconds since 1970.
    var cells: @Sendable (JSON, Int64) -> [JSON]

    /// A printer whose last narrow column is the age: cells before it and wide ones after it.
    init(
        _ columns: [Column],
        wide: [Column] = [],
        cells: @escaping @Sendable (JSON, Int64) -> [JSON],
        wideCells: @escaping @Sendable (JSON) -> [JSON] = { _ in [] }
    ) {
        self.columns = [.name] + columns + [.age] + wide
        self.cells = { object, now in
            [Cell.name(object)] + cells(object, now) + [Cell.age(object, now)] + wideCells(object)
        }
    }

    init(exactly columns: [Column], cells: @escaping @Sendable (JSON, Int64) -> [JSON]) {
        self.columns = columns
        self.cells = cells
    }

    /// Kinds that say nothing more: the name and when the object was made.
    static let plain = Printer(
        exactly: [.name, Column("Created At", "When the object was made.", type: "date")]
    ) { object, _ in
        [Cell.name(object), .string(object.text("metadata", "creationTimestamp"))]
    }

    static func of(_ kind: GroupVersionKind) -> Printer {
        let group = kind.group == "extensions" ? "networking.k8s.io" : kind.group
        return table["\(group)/\(kind.kind)"] ?? plain
    }

    private static let table: [String: Printer] = [
        "/Pod": pod, "/Service": service, "/ConfigMap": configMap, "/Secret": secret, "/Namespace": namespace,
        "/Node": node, "/Endpoints": endpoints, "/Event": event, "/ServiceAccount": serviceAccount,
        "apps/Deployment": deployment, "apps/ReplicaSet": replicaSet, "apps/StatefulSet": statefulSet,
        "apps/DaemonSet": daemonSet, "apps/ControllerRevision": controllerRevision,
        "networking.k8s.io/Ingress": ingress, "networking.k8s.io/IngressClass": ingressClass,
        "discovery.k8s.io/EndpointSlice": endpointSlice, "coordination.k8s.io/Lease": lease,
        "events.k8s.io/Event": event,
    ]
}
