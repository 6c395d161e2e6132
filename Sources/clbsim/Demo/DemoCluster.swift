import CLBReconciler
import CloudWire
import LocalCloud

/// The cluster of a scenario, spoken to as kubectl does.
struct DemoCluster {
    let cluster: SimulatedCluster

    func object(_ name: String) throws -> JSON { try cluster.get(name) ?? .null }

    /// Applies a manifest; what the server refuses it with is the result.
    func apply(_ manifest: JSON) throws -> String? { try refusal { _ = try cluster.apply(manifest) } }

    func patch(_ name: String, with changes: JSON) throws -> String? {
        try refusal { _ = try cluster.patch(name, changes) }
    }

    func delete(_ name: String) throws -> String? { try refusal { try cluster.delete(name) } }

    /// Lines as kubectl prints them.
    func table(_ name: String) throws -> [String] {
        let table: JSON
        do {
            table = try cluster.table(name)
        } catch {
            guard case .refused(404, _, let message) = error else { throw error }
            return [message]
        }
        let columns = table["columnDefinitions"]?.array ?? []
        let shown = columns.indices.filter { columns[$0]["priority"]?.int == 0 }
        let head = shown.map { columns[$0]["name"]?.string?.uppercased() ?? "" }
        let rows = (table["rows"]?.array ?? []).map { row in
            shown.map { NamedValues.text(row["cells"]?[$0] ?? .null) }
        }
        return DemoTable(rows: [head] + rows).lines
    }

    /// The Events about an object such as `svc/web`.
    func events(about name: String) throws -> [String] {
        try cluster.events(about: name).map { event in
            "\(event.isWarning ? "Warning" : "Normal")  \(event.reason)  \(event.message)"
        }
    }

    private func refusal(_ change: () throws -> Void) throws -> String? {
        do {
            try change()
            return nil
        } catch KubernetesFailure.refused(_, _, let message) {
            return message
        }
    }
}
