package import CLBReconciler
package import CloudModel
package import CloudWire
package import KubeAPI

/// Requests of a cluster's administrator that skip the wire, and nothing else.
package struct DirectRequests: Sendable {
    let server: APIServer
    let cluster: Cluster
    /// The name that the server knows the sender's writes by.
    let client: String

    package init(server: APIServer, cluster: Cluster, client: String) {
        self.server = server
        self.cluster = cluster
        self.client = client
    }

    /// The object that a request is answered with, in the form that is accepted.
    package func answer(
        _ request: KubernetesRequest,
        accept: String = "application/json"
    ) throws(KubernetesFailure) -> JSON {
        guard case .whole(let whole) = server.answer(form(request, accept)),
            let json = try? JSONParser.parse(whole.body)
        else {
            throw .unanswered("the answer is no object")
        }
        guard whole.status < 300 else {
            throw .refused(
                code: whole.status,
                reason: json["reason"]?.string ?? "",
                message: json["message"]?.string ?? ""
            )
        }
        return json
    }

    private func form(_ request: KubernetesRequest, _ accept: String) -> ServerRequest {
        let parts = request.path.split(separator: "?", maxSplits: 1).map(String.init)
        return ServerRequest(
            method: request.method,
            path: "/clusters/\(cluster.id.rawValue)" + (parts.first ?? ""),
            query: QueryParameters(encoded: parts.count > 1 ? parts[1] : ""),
            headers: [
                "content-type": request.contentType, "accept": accept,
                "authorization": "Bearer \(cluster.token)", "user-agent": client,
            ],
            body: request.body.map { Array($0.text.utf8) } ?? [],
            hasClientCertificate: false
        )
    }
}
