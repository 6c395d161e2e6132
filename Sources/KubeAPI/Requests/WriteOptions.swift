import CloudWire
import KubeObjects

/// Whether the parameters of a request that writes make sense.
enum WriteOptions {
    /// Refuses parameters as the real server does, before it looks at the body.
    static func check(_ exchange: Exchange) throws(StatusError) {
        let query = exchange.request.query
        var faults: [FieldError] = []
        let isApply = RequestBody.mediaType(exchange.request) == "application/apply-patch+yaml"
        if exchange.request.method == "PATCH", !isApply, query["force"] != nil {
            faults.append(.forbidden("force", "may not be specified for non-apply patch"))
        }
        let rehearsals = query.all("dryRun").filter { !$0.isEmpty }
        if rehearsals.contains(where: { $0 != "All" }) {
            let list = rehearsals.map { "\"\($0)\"" }.joined(separator: ", ")
            faults.append(.unsupported("dryRun", shown: "[]string{\(list)}", supported: ["All"]))
        }
        let modes = ["", "Ignore", "Strict", "Warn"]
        if let mode = query["fieldValidation"], !modes.contains(mode) {
            faults.append(.unsupported("fieldValidation", .string(mode), supported: modes))
        }
        guard !faults.isEmpty, let kind = kind(exchange.request.method) else { return }
        throw .invalid(GroupVersionKind(group: "meta.k8s.io", version: "v1", kind: kind), name: "", faults)
    }

    private static func kind(_ method: String) -> String? {
        switch method {
        case "POST": "CreateOptions"
        case "PUT": "UpdateOptions"
        case "PATCH": "PatchOptions"
        case "DELETE": "DeleteOptions"
        default: nil
        }
    }
}
