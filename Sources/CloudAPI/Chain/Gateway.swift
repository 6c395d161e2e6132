import CloudModel
package import CloudStore
package import CloudWire
import HTTPTypes
package import Logging

/// Answers API requests: the whole life of one, step by step, each step in a file of this folder.
package struct Gateway: Sendable {
    package let services: [Service]
    package let store: Store
    package let world: World
    package let settings: Settings
    let accounts: AccountDirectory
    let rates: RateWindow
    let faults = FaultList()
    private let log: Logger

    package init(services: [Service], store: Store, world: World, settings: Settings, log: Logger) {
        self.services = services
        self.store = store
        self.world = world
        self.settings = settings
        self.log = log
        accounts = AccountDirectory(store: store)
        rates = RateWindow()
    }

    /// The body to answer with; the HTTP status is 200 whatever it says (reference 1.5).
    package func answer(_ request: APIRequest) -> [UInt8] {
        let requestId = world.random.uuid()
        do {
            return try succeed(request, requestId: requestId)
        } catch let error as APIError {
            log.debug("refused", metadata: ["requestId": "\(requestId)", "code": "\(error.code.rawValue)"])
            return ErrorEnvelope.body(error, requestId: requestId, language: APICall.language(of: request))
        } catch {
            log.error("a request failed inside", metadata: ["requestId": "\(requestId)", "error": "\(error)"])
            return ErrorEnvelope.body(.internalError, requestId: requestId, language: .english)
        }
    }

    /// The body to answer with where the request's was too large to be read.
    package func answerTooLarge(_ request: APIRequest) -> [UInt8] {
        let isForm = request.headers[.authorization] == nil
        let error = isForm ? APIError.formTooLarge : .tooLarge(limitBytes: RequestLimits.bodyBytes)
        let language = APICall.language(of: request)
        return ErrorEnvelope.body(error, requestId: world.random.uuid(), language: language)
    }

    private func succeed(_ request: APIRequest, requestId: String) throws -> [UInt8] {
        try RequestLimits.check(request)
        let call = try APICall(request)
        log.debug("called", metadata: ["requestId": "\(requestId)", "action": "\(call.action)"])
        try authenticate(call, request)
        let service = try service(for: call, host: request.host)
        let action = try action(of: call, in: service)
        let region = try region(of: call)
        try limitRate(call.action, secretId: call.secretId, service: service, region: region)
        try injectFault(call.action, secretId: call.secretId, service: service)
        let parameters = try checkShape(
            call.parameters,
            isFlattened: call.isFlattened,
            action: call.action,
            service: service
        )
        let account = try accounts.open(secretId: call.secretId)
        return try perform(action, named: call.action, parameters, service, account, region, requestId: requestId)
    }

    /// Runs an action that may be run, with parameters that were checked.
    func perform(
        _ action: any Action.Type,
        named name: String,
        _ parameters: JSONObject,
        _ service: Service,
        _ account: Account,
        _ region: Region,
        requestId: String
    ) throws -> [UInt8] {
        try accounts.provision(account, region, services: services, world: world, settings: settings)
        return try action.perform(
            Invocation(
                account: account,
                region: region,
                requestId: requestId,
                action: name,
                parameters: parameters,
                output: service.description.output(of: name) ?? Shape(name: "", members: []),
                description: service.description,
                world: world,
                settings: settings,
                store: store
            )
        )
    }
}
