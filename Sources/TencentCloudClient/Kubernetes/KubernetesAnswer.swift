import CLBReconciler
import CloudWire

/// An answer of a Kubernetes API: an object, or a failure.
struct KubernetesAnswer {
    /// As much of an unreadable answer as is shown.
    private static let shownMax = 200

    private let status: Int
    private let body: [UInt8]

    init(_ answer: HTTPConnections.Answer) {
        status = answer.status
        body = answer.body
    }

    /// The object that came back; null where the answer is empty.
    var json: JSON {
        get throws(KubernetesFailure) {
            if let failure { throw failure }
            if body.isEmpty { return .null }
            guard let json = try? JSONParser.parse(body) else {
                throw .unanswered("HTTP \(status), which is not JSON: \(shown)")
            }
            return json
        }
    }

    /// Why there is no object; nil where there is one.
    var failure: KubernetesFailure? {
        guard !(200..<300).contains(status) else { return nil }
        if let json = try? JSONParser.parse(body), json["kind"] == "Status" {
            return KubernetesFailure(status: json, code: status)
        }
        // What lies between answers for a server that it does not reach.
        guard (400..<500).contains(status) else { return .unanswered("HTTP \(status): \(shown)") }
        return KubernetesFailure(status: ["message": .string(shown)], code: status)
    }

    private var shown: String { String(String(decoding: body, as: UTF8.self).prefix(Self.shownMax)) }
}

extension KubernetesFailure {
    private static let gone = 410

    /// The failure that a `Status` tells of; the code serves where it names none.
    init(status: JSON, code: Int) {
        let code = status["code"]?.int.map { Int($0) } ?? code
        self =
            code == Self.gone
            ? .expired
            : .refused(
                code: code,
                reason: status["reason"]?.string ?? Self.reason(of: code),
                message: status["message"]?.string ?? ""
            )
    }

    /// The reason that a server would have given.
    private static func reason(of code: Int) -> String {
        switch code {
        case 400: "BadRequest"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "NotFound"
        case 405: "MethodNotAllowed"
        case 409: "Conflict"
        case 422: "Invalid"
        case 429: "TooManyRequests"
        default: "Unknown"
        }
    }
}
