import CloudWire
import KubeObjects
import LocalCloud

/// The cluster of a scenario, spoken to as kubectl does.
struct DemoCluster {
    /// Where the objects of each kind are, by the names that people use for it.
    private static let paths = [
        "svc": ("v1", "services"), "service": ("v1", "services"), "pods": ("v1", "pods"), "pod": ("v1", "pods"),
        "endpoints": ("v1", "endpoints"), "secret": ("v1", "secrets"), "events": ("v1", "events"),
        "ingress": ("networking.k8s.io/v1", "ingresses"), "deployment": ("apps/v1", "deployments"),
        "tkeserviceconfig": ("cloud.tencent.com/v1alpha1", "tkeserviceconfigs"),
    ]

    let world: LocalWorld

    func object(_ name: String) throws -> JSON {
        let answer = world.ask("GET", try path(of: name))
        guard answer.status != 404 else { return .null }
        return answer.json
    }

    /// Applies a manifest; what the server refuses it with is the result.
    func apply(_ manifest: JSON) throws -> String? {
        let kind = manifest["kind"]?.string?.lowercased() ?? ""
        let name = manifest["metadata"]?["name"]?.string ?? ""
        return refusal(
            world.ask(
                "PATCH",
                try path(of: "\(kind)/\(name)") + "?fieldManager=kubectl&force=true",
                manifest,
                type: "application/apply-patch+yaml"
            )
        )
    }

    func patch(_ name: String, with changes: JSON) throws -> String? {
        refusal(world.ask("PATCH", try path(of: name), changes, type: "application/merge-patch+json"))
    }

    func delete(_ name: String) throws -> String? { refusal(world.ask("DELETE", try path(of: name))) }

    /// Lines as kubectl prints them.
    func table(_ name: String) throws -> [String] {
        let accept = "application/json;as=Table;v=v1;g=meta.k8s.io"
        let table = world.ask("GET", try path(of: name), accept: accept).json
        let columns = table["columnDefinitions"]?.array ?? []
        let shown = columns.indices.filter { columns[$0]["priority"]?.int == 0 }
        guard !shown.isEmpty else { return [table["message"]?.string ?? table.text] }
        let head = shown.map { columns[$0]["name"]?.string?.uppercased() ?? "" }
        let rows = (table["rows"]?.array ?? []).map { row in
            shown.map { DemoVariables.text(row["cells"]?[$0] ?? .null) }
        }
        return DemoTable(rows: [head] + rows).lines
    }

    /// The Events about an object such as `svc/web`.
    func events(about name: String) throws -> [String] {
        let object = try object(name)
        let kind = try path(of: name).contains("ingresses") ? "Ingress" : object["kind"]?.string ?? "Service"
        let all = world.ask("GET", "/api/v1/namespaces/default/events").json["items"]?.array ?? []
        let ours = all.filter {
            $0["involvedObject"]?["kind"]?.string == kind
                && $0["involvedObject"]?["name"]?.string == name.split(separator: "/").last.map(String.init)
        }
        return ours.map { event in
            ["type", "reason", "message"].map { event[$0]?.string ?? "" }.joined(separator: "  ")
        }
    }

    private func refusal(_ answer: (status: Int, json: JSON)) -> String? {
        answer.status < 300 ? nil : answer.json["message"]?.string ?? answer.json.text
    }

    private func path(of name: String) throws -> String {
        let parts = name.split(separator: "/").map(String.init)
        guard let kind = parts.first, let (version, plural) = Self.paths[kind] else {
            throw DemoProblem("no such kind: \(name)")
        }
        let root = version.contains("/") ? "/apis/\(version)" : "/api/\(version)"
        return (["\(root)/namespaces/default/\(plural)"] + parts.dropFirst()).joined(separator: "/")
    }
}
