import CloudWire
import HTTPTypes
import NIOHTTP1

/// Finds who answers a request, and makes the answer HTTP.
struct GatewayResponder: Sendable {
    let routes: GatewayRoutes

    func respond(to received: Received) async -> GatewayResponse {
        switch received {
        case .complete(let head, let body, _): await respond(to: head, body: body)
        case .tooLarge(let head): refuse(head)
        case .overloaded: .overloaded
        case .unreadable: .unreadable
        }
    }

    private func respond(to head: HTTPRequestHead, body: [UInt8]) async -> GatewayResponse {
        let target = RequestTarget(head.uri)
        guard let request = APIRequest(head, target: target, body: body) else { return .unreadable }
        var response: GatewayResponse
        switch Area(target.path) {
        case .api: response = GatewayResponse(body: routes.answer(request))
        case .control: response = GatewayResponse(await routes.control(ControlRequest(request, target: target)))
        case .nowhere: response = .nothingHere
        }
        response.keepsAlive = head.isKeepAlive && !head.asksForAnotherProtocol
        response.omitsBody = request.method == .head
        return response
    }

    private func refuse(_ head: HTTPRequestHead) -> GatewayResponse {
        let target = RequestTarget(head.uri)
        guard let request = APIRequest(head, target: target, body: []) else { return .unreadable }
        var response: GatewayResponse
        switch Area(target.path) {
        case .api: response = GatewayResponse(body: routes.tooLarge(request))
        case .control: response = .bodyTooLarge
        case .nowhere: response = .nothingHere
        }
        response.keepsAlive = false
        return response
    }

    /// Who answers a path.
    private enum Area {
        case api
        case control
        case nowhere

        init(_ path: Substring) {
            if path == "/" {
                self = .api
            } else if path == "/_clbsim" || path.hasPrefix("/_clbsim/") {
                self = .control
            } else {
                self = .nowhere
            }
        }
    }
}

extension HTTPRequestHead {
    /// Whether what follows on the connection may be another protocol, which the decoder stops at.
    fileprivate var asksForAnotherProtocol: Bool {
        method == .CONNECT || headers.contains(name: "upgrade")
    }
}

extension ControlRequest {
    fileprivate init(_ request: APIRequest, target: RequestTarget) {
        self.init(
            method: request.method,
            path: String(target.path),
            query: String(target.query),
            headers: request.headers,
            body: request.body
        )
    }
}
