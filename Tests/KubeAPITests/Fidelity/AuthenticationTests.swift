import CloudModel
import CloudWire
import KubeObjects
import TestSupport
import Testing

struct AuthenticationTests {
    private let cluster: TestCluster

    init() throws { cluster = try TestCluster() }

    private func ask(_ path: String, token: String?) -> (status: Int, json: JSON) {
        guard case .whole(let answer) = cluster.send("GET", path, token: token) else { return (200, .null) }
        return (answer.status, (try? JSONParser.parse(answer.body)) ?? .null)
    }

    @Test func `a wrong token is unauthorized`() {
        let answer = ask("/clusters/\(cluster.cluster.id)\(Manifest.maps)", token: "wrong")
        #expect(answer.status == 401)
        #expect(answer.json.message == "Unauthorized")
    }

    @Test func `nobody in particular may read neither lists nor paths`() {
        let list = ask(Manifest.maps, token: nil)
        #expect(list.status == 403)
        #expect(
            list.json.message
                == #"configmaps is forbidden: User "system:anonymous" cannot list resource "configmaps" in API group "#
                + #""" in the namespace "default""#
        )
        let path = ask("/apis", token: nil)
        #expect(path.json.message == #"forbidden: User "system:anonymous" cannot get path "/apis""#)
    }

    @Test(arguments: ["/version", "/healthz", "/livez", "/readyz"])
    func `everybody may ask whether the server is well`(path: String) {
        #expect(ask(path, token: nil).status == 200)
    }

    @Test func `the administrator may do everything`() {
        let review: JSON = [
            "kind": "SelfSubjectAccessReview", "apiVersion": "authorization.k8s.io/v1",
            "spec": ["resourceAttributes": ["verb": "delete", "resource": "nodes"]],
        ]
        let answer = cluster.ask("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review)
        #expect(answer.status == 201)
        #expect(answer.json[path: "status", "allowed"] == true)
    }
}
