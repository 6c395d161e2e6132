import CloudStore
import CloudWire
import KubeObjects

/// What a request's `resourceVersion` and `resourceVersionMatch` ask for.
struct RevisionRule {
    private let exchange: Exchange
    let text: String
    private let match: String

    init(_ exchange: Exchange) {
        self.exchange = exchange
        text = exchange.request.query["resourceVersion"] ?? ""
        match = exchange.request.query["resourceVersionMatch"] ?? ""
    }

    /// The revision asked for; nil where any will do.
    func revision() throws(StatusError) -> Int64? {
        guard !text.isEmpty, text != "0" else { return nil }
        guard let revision = Int64(text), revision > 0 else {
            throw .badRequest(
                "invalid resource version \"\(text)\": strconv.ParseUint: parsing \"\(text)\": invalid syntax"
            )
        }
        return revision
    }

    /// Whether a list can be answered: from the future it cannot, and of the past only what is still so.
    func checkList() throws {
        try checkMatch()
        guard let wanted = try revision() else { return }
        let newest = try exchange.server.store.read { try $0.lastRevision() }
        guard wanted <= newest else { throw Self.tooLarge(wanted, newest) }
        if match == "Exact", wanted < newest {
            throw StatusError.expired("The provided resource version is outdated.")
        }
    }

    /// Which of the parameters go together.
    private func checkMatch() throws(StatusError) {
        let continues = exchange.request.query["continue"]?.isEmpty == false
        if continues, !text.isEmpty, text != "0" {
            throw .badRequest("specifying resource version is not allowed when using continue")
        }
        let isForbidden = FieldError.forbidden
        let name = "resourceVersionMatch"
        var faults: [FieldError] = []
        if exchange.request.query["sendInitialEvents"] != nil {
            faults.append(isForbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"))
        }
        if !match.isEmpty {
            if text.isEmpty {
                faults.append(isForbidden(name, "\(name) is forbidden unless resourceVersion is provided"))
            }
            if continues { faults.append(isForbidden(name, "\(name) is forbidden when continue is provided")) }
            if !["Exact", "NotOlderThan"].contains(match) {
                faults.append(.unsupported(name, .string(match), supported: ["Exact", "NotOlderThan", ""]))
            }
            if match == "Exact", text == "0" {
                faults.append(isForbidden(name, "\(name) \"exact\" is forbidden for resourceVersion \"0\""))
            }
        }
        guard faults.isEmpty else {
            let kind = GroupVersionKind(group: "meta.k8s.io", version: "v1", kind: "ListOptions")
            throw .invalid(kind, name: "", faults)
        }
    }

    private static func tooLarge(_ wanted: Int64, _ newest: Int64) -> StatusError {
        StatusError(
            code: 504,
            reason: "Timeout",
            message: "Timeout: Too large resource version: \(wanted), current: \(newest)",
            details: [
                "causes": [["reason": "ResourceVersionTooLarge", "message": "Too large resource version"]],
                "retryAfterSeconds": 1,
            ]
        )
    }
}
