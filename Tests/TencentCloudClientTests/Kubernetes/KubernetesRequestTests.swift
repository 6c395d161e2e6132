import CLBReconciler
import CloudWire
import Foundation
import TencentCloudClient
import TestSupport
import Testing

struct KubernetesRequestTests {
    private static let path = "/api/v1/namespaces/default/configmaps"

    @Test func `an object is made, read, patched and deleted`() async throws {
        try await ServedCluster.with { served in
            let client = try served.client()
            let body: JSON = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"]]
            let made = try await client.send(KubernetesRequest(method: "POST", path: Self.path, body: body))
            #expect(made["metadata"]?["uid"]?.string?.isEmpty == false)

            let patch = KubernetesRequest(
                method: "PATCH",
                path: Self.path + "/a",
                body: ["data": ["key": "value"]],
                contentType: "application/merge-patch+json"
            )
            #expect(try await client.send(patch)["data"] == ["key": "value"])
            let list = try await client.send(KubernetesRequest(method: "GET", path: Self.path + "?limit=5"))
            #expect(list["items"]?.array?.contains { $0["metadata"]?["name"] == "a" } == true)
            let deleted = try await client.send(KubernetesRequest(method: "DELETE", path: Self.path + "/a"))
            #expect(deleted["status"] == "Success")
        }
    }

    @Test func `a Status becomes a refusal with its code, reason and text`() async throws {
        try await ServedCluster.with { served in
            let request = KubernetesRequest(method: "GET", path: Self.path + "/none")
            let refusal = KubernetesFailure.refused(
                code: 404,
                reason: "NotFound",
                message: #"configmaps "none" not found"#
            )
            await #expect(throws: refusal) { try await served.client().send(request) }
        }
    }

    @Test func `a revision that is too old is expired`() async throws {
        try await ServedCluster.with { request, _ in
            guard request.path == "/api/v1/services" else { return nil }
            let status: JSON = ["kind": "Status", "code": 410, "reason": "Expired", "message": "too old"]
            return .whole(WholeAnswer(status: 410, status))
        } _: { served in
            let request = KubernetesRequest(method: "GET", path: "/api/v1/services?continue=old")
            await #expect(throws: KubernetesFailure.expired) { try await served.client().send(request) }
        }
    }

    @Test func `a server in between that answers for another is no refusal`() async throws {
        try await ServedCluster.with { _, _ in
            .whole(WholeAnswer(status: 502, contentType: "text/html", body: Array("<h1>Bad gateway".utf8)))
        } _: { served in
            let failure = KubernetesFailure.unanswered("HTTP 502: <h1>Bad gateway")
            await #expect(throws: failure) {
                try await served.client().send(KubernetesRequest(method: "GET", path: "/api/v1/pods"))
            }
        }
    }

    @Test func `a refusal in plain text gets the reason of its code`() async throws {
        try await ServedCluster.with { _, _ in
            .whole(WholeAnswer(status: 429, contentType: "text/plain", body: Array("slow down".utf8)))
        } _: { served in
            let refusal = KubernetesFailure.refused(code: 429, reason: "TooManyRequests", message: "slow down")
            await #expect(throws: refusal) {
                try await served.client().send(KubernetesRequest(method: "GET", path: "/api/v1/pods"))
            }
        }
    }

    @Test func `a server without the right certificate is asked nothing`() async throws {
        try await ServedCluster.with { served in
            var access = served.access
            access.trust = .system
            let failure = await #expect(throws: KubernetesFailure.self) {
                try await HTTPKubernetes(access) { _ in }.send(KubernetesRequest(method: "GET", path: "/api"))
            }

            guard case .unanswered = failure else {
                Issue.record("\(failure.debugDescription)")
                return
            }
            #expect(served.requests.all.isEmpty)
        }
    }

    @Test func `a server is believed without proof where that was asked for`() async throws {
        try await ServedCluster.with { served in
            var access = served.access
            access.trust = .anything
            let client = try HTTPKubernetes(access) { _ in }
            #expect(try await client.send(KubernetesRequest(method: "GET", path: "/version"))["major"] == "1")
        }
    }

    @Test(arguments: [("localhost", true), ("kubernetes.default.svc", false)])
    func `the certificate is checked against the name that was asked for`(name: String, isHeld: Bool) async throws {
        try await ServedCluster.with { served in
            var access = served.access
            access.serverName = name
            let client = try HTTPKubernetes(access) { _ in }
            let answer = try? await client.send(KubernetesRequest(method: "GET", path: "/version"))
            #expect((answer != nil) == isHeld)
        }
    }

    @Test func `a token that is replaced in its file is used from then on`() async throws {
        try await ServerTrust.withFile("wrong\n") { file in
            try await ServedCluster.with { served in
                var access = served.access
                access.identity = .tokenFile(file)
                let client = try HTTPKubernetes(access) { _ in }
                let request = KubernetesRequest(method: "GET", path: Self.path)
                let refusal = await #expect(throws: KubernetesFailure.self) { try await client.send(request) }
                guard case .refused(401, "Unauthorized", _) = refusal else {
                    Issue.record("\(refusal.debugDescription)")
                    return
                }

                try "test-token\n".write(toFile: file, atomically: true, encoding: .utf8)
                #expect(try await client.send(request)["kind"] == "ConfigMapList")
            }
        }
    }
}
