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
        guard let wanted = try revision() else { return }
        let newest = try exchange.server.store.read { try $0.lastRevision() }
        guard wanted <= newest else { throw Self.tooLarge(wanted, newest) }
        if match == "Exact", wanted < newest {
            throw StatusError.expired("The provided resource version is outdated.")
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
