import CloudWire
import KubeObjects

/// The answers of `/healthz`, `/livez` and `/readyz`: all is well wherever there is an answer at all.
struct HealthChecks {
    /// `healthz`, `livez` or `readyz`.
    private let name: String

    /// The checks of that name; nil where there are none.
    init?(_ name: String) {
        guard ["healthz", "livez", "readyz"].contains(name) else { return nil }
        self.name = name
    }

    /// Every path that answers.
    static var paths: [String] {
        ["healthz", "livez", "readyz"].compactMap(HealthChecks.init).flatMap { checks in
            ["/\(checks.name)"] + checks.all.sorted().map { "/\(checks.name)/\($0)" }
        }
    }

    /// The checks of a stock server whose subject is here as well, in its order.
    private var all: [String] {
        let start = ["ping", "log", "etcd"] + (name == "readyz" ? ["etcd-readiness", "informer-sync"] : [])
        let hooks = [
            "start-apiextensions-informers", "start-apiextensions-controllers", "crd-informer-synced",
            "start-system-namespaces-controller", "start-service-ip-repair-controllers",
            "apiservice-openapi-controller", "apiservice-openapiv3-controller",
        ]
        return start + hooks.map { "poststarthook/\($0)" } + (name == "readyz" ? ["shutdown"] : [])
    }

    /// The answer of all checks together, or of the one whose name the rest of the path is.
    func answer(_ rest: ArraySlice<String>, _ query: QueryParameters) throws(StatusError) -> WholeAnswer {
        guard rest.isEmpty else {
            guard all.contains(rest.joined(separator: "/")) else { throw .noSuchPath }
            return text("ok")
        }
        return text(query["verbose"] == nil ? "ok" : report(without: query.all("exclude")))
    }

    private func report(without excluded: [String]) -> String {
        let lines = all.map { excluded.contains($0) ? "[+]\($0) excluded: ok" : "[+]\($0) ok" }
        let unknown = excluded.filter { !all.contains($0) }.map { "\"\($0)\"" }.joined(separator: ",")
        let warning =
            unknown.isEmpty ? [] : ["warn: some health checks cannot be excluded: no matches for \(unknown)"]
        return (lines + warning + ["\(name) check passed"]).joined(separator: "\n") + "\n"
    }

    private func text(_ text: String) -> WholeAnswer {
        WholeAnswer(
            contentType: "text/plain; charset=utf-8",
            headers: [("X-Content-Type-Options", "nosniff")],
            body: Array(text.utf8)
        )
    }
}
