package import CloudWire
package import KubeObjects

/// Objects as the rows `kubectl get` prints, where it asks for `as=Table`.
package struct Table: Sendable {
    /// What each row carries of its object.
    package enum IncludedObject: String, Sendable {
        case none = "None"
        case metadata = "Metadata"
        case whole = "Object"
    }

    private let printer: Printer

    /// The table of a built-in kind; kinds without columns of their own show when they were made.
    package init(of kind: GroupVersionKind) { printer = .of(kind) }

    /// The table of a custom resource, with the `additionalPrinterColumns` of its version.
    package init(customColumns: [JSON]) { printer = .custom(customColumns) }

    /// The columns of a built-in kind.
    package static func columns(for kind: GroupVersionKind) -> [Column] { Table(of: kind).columns }

    /// The cells of an object of a built-in kind, at a moment in seconds since 1970.
    package static func cells(_ object: KubeObject, now: Int64) -> [JSON] {
        let version = GroupVersion(object.apiVersion) ?? GroupVersion(group: "", version: "v1")
        return Table(of: GroupVersionKind(version, kind: object.kind)).cells(object, now: now)
    }

    package var columns: [Column] { printer.columns }

    /// The cells of an object, at a moment in seconds since 1970.
    package func cells(_ object: KubeObject, now: Int64) -> [JSON] { printer.cells(object.json, now) }

    /// The Table object that stands for a list, with that list's metadata.
    ///
    /// Only the first event of a watch says the columns.
    package func json(
        _ objects: [KubeObject],
        metadata: JSON,
        include: IncludedObject,
        now: Int64,
        saysColumns: Bool = true
    ) -> JSON {
        [
            "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": Self.listMetadata(metadata),
            "columnDefinitions": saysColumns ? .array(columns.map(\.json)) : .null,
            "rows": .array(objects.map { row($0, include: include, now: now) }),
        ]
    }

    /// The Table object that stands for one object.
    package func json(
        _ object: KubeObject,
        include: IncludedObject,
        now: Int64,
        saysColumns: Bool = true
    ) -> JSON {
        json(
            [object],
            metadata: ["resourceVersion": .string(object.resourceVersion)],
            include: include,
            now: now,
            saysColumns: saysColumns
        )
    }

    private func row(_ object: KubeObject, include: IncludedObject, now: Int64) -> JSON {
        var row: JSON = ["cells": .array(cells(object, now: now))]
        row[path: "conditions"] = Self.conditions(object)
        switch include {
        case .none: row[path: "object"] = .null
        case .metadata:
            row[path: "object"] = [
                "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
                "metadata": object["metadata"] ?? [:],
            ]
        case .whole: row[path: "object"] = object.json
        }
        return row
    }

    private static func listMetadata(_ metadata: JSON) -> JSON {
        var carried: JSON = [:]
        for name in ["resourceVersion", "continue", "remainingItemCount"] {
            if let value = metadata.value([name]), value != "" { carried[path: name] = value }
        }
        return carried
    }

    /// A pod that is done is marked, so that a client can leave it out.
    private static func conditions(_ object: KubeObject) -> JSON? {
        guard object.apiVersion == "v1", object.kind == "Pod" else { return nil }
        let phase = object.json.text("status", "phase")
        let message: JSON
        switch phase {
        case "Succeeded": message = "The pod has completed successfully."
        case "Failed": message = "The pod failed."
        default: return nil
        }
        return [["type": "Completed", "status": "True", "reason": .string(phase), "message": message]]
    }
}
