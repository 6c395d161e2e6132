package import CLBReconciler
package import CloudAPI
package import CloudModel
package import CloudWire

/// The cloud in the same process: calls skip the wire and the signature, and nothing else.
package struct GatewayEndpoint: CloudEndpoint {
    private let gateway: Gateway
    private let account: Account
    private let region: Region

    package init(_ gateway: Gateway, account: Account, region: Region) {
        self.gateway = gateway
        self.account = account
        self.region = region
    }

    package func call(_ action: CloudAction, _ parameters: JSONObject) async throws(CloudFailure) -> JSONObject {
        try answer(action.name, of: action.service, parameters)
    }

    /// Answers a call at once, which is all that ever happens in one process.
    package func answer(
        _ action: String,
        of service: String,
        _ parameters: JSONObject
    ) throws(CloudFailure) -> JSONObject {
        let requestId = gateway.world.random.uuid()
        do {
            return try gateway.call(action, of: service, parameters, as: account, in: region, requestId: requestId)
        } catch let error as APIError {
            throw .refused(code: error.code.rawValue, message: error.message, requestId: requestId)
        } catch {
            throw .refused(code: "InternalError", message: "\(error)", requestId: requestId)
        }
    }
}
