import CLBReconciler
import CloudWire

/// The answer to a call, read as the cloud writes it: both results and errors stand in `Response`.
struct CloudAnswer {
    let members: JSONObject

    /// Reads an answer; one that the cloud's API cannot have given counts as none.
    init(_ answer: HTTPConnections.Answer, to action: CloudAction) throws(CloudFailure) {
        guard let response = (try? JSONParser.parse(answer.body))?["Response"]?.object else {
            throw .unanswered("\(action.service) \(action.name): HTTP \(answer.status) without a Response")
        }
        if let error = response["Error"], let code = error["Code"]?.string {
            throw .refused(
                code: code,
                message: error["Message"]?.string ?? "",
                requestId: response["RequestId"]?.string ?? ""
            )
        }
        members = response
    }
}
