import CloudServer
import CloudWire
import HTTPTypes
import LocalCloud

extension ControlRequest {
    /// Whether it asks why: `GET /_clbsim/explain?…`.
    var isQuestion: Bool { method == .get && path == "/_clbsim/explain" }
}

extension ControlResponse {
    /// The answer to why, as HTTP.
    init(_ explainer: Explainer, to request: ControlRequest) async {
        do {
            let json = try await explainer.answer(QueryParameters(encoded: request.query))
            self.init(body: Array(json.text.utf8))
        } catch let problem as ExplainProblem {
            let isMissing = if case .missing = problem { true } else { false }
            self.init(
                status: isMissing ? .notFound : .badRequest,
                body: Array((["error": .string(problem.reason)] as JSON).text.utf8)
            )
        } catch {
            self.init(
                status: .internalServerError,
                body: Array((["error": .string("the state cannot be read: \(error)")] as JSON).text.utf8)
            )
        }
    }
}
