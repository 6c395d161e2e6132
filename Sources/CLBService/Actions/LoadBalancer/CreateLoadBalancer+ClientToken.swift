import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// The same client token with the same parameters is the same purchase (reference 2.2).
extension CreateLoadBalancer {
    private static let maximumTokenLength = 64

    /// The response of an earlier request with this token; another request under it is refused.
    static func replay(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response? {
        guard let token = request.clientToken else { return nil }
        guard token.utf8.count <= maximumTokenLength, token.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw APIError(
                .clientTokenLimitExceeded,
                "`ClientToken` is longer than \(maximumTokenLength) ASCII characters."
            )
        }
        guard let use = try cloud.state.clientTokenUse(token, in: cloud.scope),
            cloud.now < use.createdAt + .seconds(cloud.settings.clientTokenHours * 3600)
        else { return nil }
        guard use.request == fingerprint(of: request) else {
            throw APIError.invalid("`ClientToken` was used for a request with other parameters.")
        }
        try cloud.remember(
            CloudTask(
                id: cloud.requestId,
                scope: cloud.scope,
                action: cloud.action,
                dueAt: cloud.now,
                loadBalancerIds: use.loadBalancerIds
            )
        )
        return Response(loadBalancerIds: use.loadBalancerIds, dealName: use.dealName)
    }

    static func rememberToken(of request: Request, _ response: Response, in cloud: Cloud<Transaction>) throws {
        guard let token = request.clientToken else { return }
        let use = ClientTokenUse(
            token: token,
            request: fingerprint(of: request),
            loadBalancerIds: response.loadBalancerIds,
            dealName: response.dealName,
            createdAt: cloud.now
        )
        let memory = Duration.seconds(cloud.settings.clientTokenHours * 3600)
        try cloud.state.remember(use, in: cloud.scope, forgettingBefore: cloud.now - memory)
    }

    /// The parameters as one text: equal requests give equal texts.
    private static func fingerprint(of request: Request) -> String {
        "\(request)"
    }
}
