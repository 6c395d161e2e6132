import AsyncHTTPClient
import CLBReconciler
import CloudWire
import Foundation
import NIOCore
import NIOHTTP1

/// The requests to one Kubernetes API as HTTP.
struct KubernetesConnection: Sendable {
    /// Servers that send bookmarks send one a minute: a watch that says nothing for this long is dead.
    private static let silenceMax = Duration.seconds(150)
    /// How long a watch lasts before the server ends it, as informers of other clients ask for.
    private static let watchSeconds = 300
    /// Names who changed an object in its `managedFields`.
    private static let userAgent = "clbsim-reconciler/0.1.0"

    private let root: String
    private let identity: KubernetesAccess.Identity
    private let calls: HTTPConnections
    private let watches: HTTPConnections

    init(_ access: KubernetesAccess, timeout: Duration) throws {
        let address = ServerAddress(access.server)
        let tls = try access.makeTLS()
        // The name to check is dialled, and leads to where the server is.
        let addresses = access.serverName.map { [$0: address.host] } ?? [:]
        root = address.text(host: access.serverName)
        identity = access.identity
        calls = HTTPConnections(tls: tls, silenceMax: timeout, addresses: addresses)
        // A watch that was ended is opened again at once, when its connection may just be closing.
        watches = HTTPConnections(tls: tls, silenceMax: Self.silenceMax, isReusing: false, addresses: addresses)
    }

    /// Sends one request and answers the object that comes back.
    func send(_ request: KubernetesRequest) async throws(KubernetesFailure) -> JSON {
        let answer: HTTPConnections.Answer
        do {
            answer = try await calls.send(try outgoing(request))
        } catch {
            throw .unanswered("\(request.method) \(request.path): \(error)")
        }
        return try KubernetesAnswer(answer).json
    }

    /// Begins to watch all objects of a resource from a revision.
    func watch(_ resource: KubernetesResource, from revision: String) async throws(KubernetesFailure) -> WatchStream {
        let options = "watch=true&allowWatchBookmarks=true&timeoutSeconds=\(Self.watchSeconds)"
        let path = "\(resource.path())?\(options)&resourceVersion=\(revision)"
        let response: HTTPClientResponse
        do {
            response = try await watches.open(outgoing(KubernetesRequest(method: "GET", path: path)))
        } catch {
            throw .unanswered("GET \(path): \(error)")
        }
        guard response.status == .ok else { throw await Self.refusal(response) }
        return WatchStream(response.body)
    }

    private static func refusal(_ response: HTTPClientResponse) async -> KubernetesFailure {
        let body = try? await response.body.collect(upTo: 1024 * 1024)
        let answer = HTTPConnections.Answer(
            status: Int(response.status.code),
            body: body.map { Array($0.readableBytesView) } ?? []
        )
        return KubernetesAnswer(answer).failure ?? .unanswered("HTTP \(response.status.code) to a watch")
    }

    private func outgoing(_ request: KubernetesRequest) throws -> HTTPConnections.Outgoing {
        var headers = [("Accept", "application/json"), ("User-Agent", Self.userAgent)]
        if request.body != nil { headers.append(("Content-Type", request.contentType)) }
        if let token = try token() { headers.append(("Authorization", "Bearer \(token)")) }
        return HTTPConnections.Outgoing(
            method: request.method,
            url: root + request.path,
            headers: headers,
            body: request.body.map { Array($0.text.utf8) }
        )
    }

    /// The file is read each time: a token in a pod is replaced before it ends.
    private func token() throws -> String? {
        switch identity {
        case .anonymous, .certificate: return nil
        case .token(let token): return token
        case .tokenFile(let path):
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}
