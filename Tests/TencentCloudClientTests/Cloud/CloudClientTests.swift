import CLBReconciler
import CloudServer
import CloudWire
import HTTPTypes
import TencentCloudClient
import TestSupport
import Testing

struct CloudClientTests {
    private static let describeVpcs = CloudAction(service: "vpc", version: "2017-03-12", name: "DescribeVpcs")
    private static let describeSubnets = CloudAction(service: "vpc", version: "2017-03-12", name: "DescribeSubnets")

    @Test func `a signed call is answered with the members of its response`() async throws {
        try await ServedCloud.with { served in
            let client = try served.client()
            let response = try await client.call(Self.describeVpcs, JSONObject())

            #expect(response["TotalCount"] == 1)
            #expect(response["RequestId"]?.string?.isEmpty == false)
        }
    }

    @Test func `parameters reach the cloud, and so does the name of the account`() async throws {
        try await ServedCloud.with { served in
            let create = CloudAction(service: "vpc", version: "2017-03-12", name: "CreateVpc")
            let other = try served.client(secretId: "AKIDclbsim-other")
            let parameters = JSONObject([("VpcName", "été"), ("CidrBlock", "10.0.0.0/16")])
            let made = try await other.call(create, parameters)

            #expect(made["Vpc"]?["VpcName"] == "été")
            #expect(try await other.call(Self.describeVpcs, JSONObject())["TotalCount"] == 2)
            #expect(try await served.client().call(Self.describeVpcs, JSONObject())["TotalCount"] == 1)
        }
    }

    @Test func `what the cloud refuses comes with its code, text and request`() async throws {
        try await ServedCloud.with { served in
            let parameters = JSONObject([("SubnetIds", ["subnet-00000000"])])
            let failure = await #expect(throws: CloudFailure.self) {
                try await served.client().call(Self.describeSubnets, parameters)
            }

            guard case .refused(let code, let message, let requestId) = failure else {
                Issue.record("\(failure.debugDescription)")
                return
            }
            #expect(code.hasPrefix("ResourceNotFound") || code.hasPrefix("InvalidParameter"))
            #expect(message.contains("subnet-00000000"))
            #expect(!requestId.isEmpty)
        }
    }

    @Test func `a wrong key is refused as a wrong signature`() async throws {
        try await ServedCloud.with { served in
            let failure = await #expect(throws: CloudFailure.self) {
                try await served.client(secretKey: "wrong").call(Self.describeVpcs, JSONObject())
            }

            guard case .refused("AuthFailure.SignatureFailure", _, _) = failure else {
                Issue.record("\(failure.debugDescription)")
                return
            }
        }
    }

    @Test func `the token of a temporary key goes with the call`() async throws {
        try await ServedCloud.with { served in
            let failure = await #expect(throws: CloudFailure.self) {
                try await served.client(token: "none was ever issued").call(Self.describeVpcs, JSONObject())
            }

            guard case .refused("AuthFailure.TokenFailure", _, _) = failure else {
                Issue.record("\(failure.debugDescription)")
                return
            }
        }
    }

    @Test func `a server whose authority is known is believed, and no other`() async throws {
        try await ServerTrust.withAuthorityFile { file in
            try await ServedCloud.with { served in
                let endpoint = "https://localhost:\(served.ports.https)/"
                let knowing = try served.client(at: CloudPlace(endpoint: endpoint, authorityFile: file))
                #expect(try await knowing.call(Self.describeVpcs, JSONObject())["TotalCount"] == 1)

                let failure = await #expect(throws: CloudFailure.self) {
                    try await served.client(at: CloudPlace(endpoint: endpoint)).call(Self.describeVpcs, JSONObject())
                }
                guard case .unanswered = failure else {
                    Issue.record("\(failure.debugDescription)")
                    return
                }
            }
        }
    }

    @Test func `a file that holds no authority is reported at once`() async throws {
        try await ServedCloud.with { served in
            #expect(throws: (any Error).self) {
                try served.client(at: CloudPlace(endpoint: "https://127.0.0.1", authorityFile: "/no/such/file"))
            }
        }
    }

    @Test(arguments: ["", "{}", "<html>502</html>", #"{"Response":null}"#])
    func `an answer that the cloud cannot have given counts as none`(text: String) async throws {
        let routes = GatewayRoutes(
            answer: { _ in Array(text.utf8) },
            tooLarge: { _ in [] },
            control: { _ in ControlResponse(status: .notFound, body: []) }
        )
        try await ServedCloud.with(routes: routes) { served in
            let failure = await #expect(throws: CloudFailure.self) {
                try await served.client().call(Self.describeVpcs, JSONObject())
            }

            guard case .unanswered = failure else {
                Issue.record("\(failure.debugDescription)")
                return
            }
        }
    }

    @Test func `where nobody listens there is no answer, and no second attempt`() async throws {
        try await ServedCloud.with { served in
            let place = CloudPlace(endpoint: "http://127.0.0.1:1")
            let failure = await #expect(throws: CloudFailure.self) {
                try await served.client(at: place).call(Self.describeVpcs, JSONObject())
            }

            guard case .unanswered(let why) = failure else {
                Issue.record("\(failure.debugDescription)")
                return
            }
            #expect(why.hasPrefix("vpc DescribeVpcs: "))
        }
    }
}
