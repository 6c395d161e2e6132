public import CLBReconciler
public import CloudModel
public import CloudWire
import HTTPTypes
import NIOSSL

/// The cloud's API 3.0 over HTTP, each call signed (TC3-HMAC-SHA256).
///
/// It tries each call once: who calls knows better whether a call may be repeated. Connections stay open between calls
/// and are closed once no copy of the client is left.
public struct CloudClient: CloudEndpoint {
    private let place: CloudPlace
    private let credential: Credential
    private let region: String
    private let now: @Sendable () -> Instant
    private let connections: HTTPConnections

    /// A client of one account in one region.
    ///
    /// - Parameters:
    ///   - place: where the cloud is.
    ///   - region: such as `ap-guangzhou`.
    ///   - credential: who calls.
    ///   - timeout: how long to wait for an answer.
    ///   - now: the time to sign with, which the cloud compares with its own.
    /// - Throws: what is wrong with the authority's file.
    public init(
        _ place: CloudPlace = .tencentCloud,
        region: String,
        credential: Credential,
        timeout: Duration = .seconds(60),
        now: @escaping @Sendable () -> Instant
    ) throws {
        self.place = place
        self.region = region
        self.credential = credential
        self.now = now
        connections = HTTPConnections(tls: try place.tls, silenceMax: timeout)
    }

    /// Calls an action and answers the members of its `Response`.
    public func call(_ action: CloudAction, _ parameters: JSONObject) async throws(CloudFailure) -> JSONObject {
        let answer: HTTPConnections.Answer
        do {
            answer = try await connections.send(request(for: action, parameters))
        } catch {
            throw .unanswered("\(action.service) \(action.name): \(error)")
        }
        return try CloudAnswer(answer, to: action).members
    }

    private func request(for action: CloudAction, _ parameters: JSONObject) -> HTTPConnections.Outgoing {
        let (url, host) = place.address(of: action.service)
        let signed = SignedRequest(
            service: action.service,
            version: action.version,
            action: action.name,
            region: region,
            secretId: credential.secretId,
            secretKey: credential.secretKey,
            body: Array(JSON.object(parameters).text.utf8),
            timestampSeconds: now().seconds,
            host: host
        ).request
        var headers = signed.headers
        headers[.tcToken] = credential.token
        return HTTPConnections.Outgoing(
            method: signed.method.rawValue,
            url: url,
            headers: [("Host", host)] + headers.map { ($0.name.rawName, $0.value) },
            body: signed.body
        )
    }
}

extension CloudPlace {
    fileprivate var tls: TLSConfiguration? {
        get throws {
            guard let authorityFile else { return nil }
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(authorityFile))
            return configuration
        }
    }
}
