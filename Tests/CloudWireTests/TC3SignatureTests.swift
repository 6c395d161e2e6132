import CloudWire
import HTTPTypes
import Testing

/// Reference 1.2, with the vectors of the vendor's own documentation.
struct TC3SignatureTests {
    private static let secretKey = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"
    private static let body = #"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#

    private func request(signedHeaders: String, signature: String, body: String = body) -> APIRequest {
        APIRequest(
            method: .post,
            target: "/",
            host: "cvm.tencentcloudapi.com",
            headers: [
                .contentType: "application/json; charset=utf-8",
                .tcAction: "DescribeInstances",
                .authorization:
                    "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, "
                    + "SignedHeaders=\(signedHeaders), Signature=\(signature)",
            ],
            body: Array(body.utf8)
        )
    }

    private func isValid(_ request: APIRequest, secretKey: String = secretKey) throws -> Bool {
        let signature = try TC3Signature(authorization: request.headers[.authorization] ?? "")
        return signature.isValid(for: request, timestamp: "1551113065", secretKey: secretKey)
    }

    @Test(arguments: [
        ("content-type;host", "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"),
        ("content-type;host;x-tc-action", "644be983de9a8a3f00db8eadaba61467c3b429e2215758ba897b738ca469fd26"),
    ])
    func `the published vectors verify`(signedHeaders: String, signature: String) throws {
        #expect(try isValid(request(signedHeaders: signedHeaders, signature: signature)))
    }

    @Test func `another body, key or signature does not verify`() throws {
        let signature = "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"
        let request = request(signedHeaders: "content-type;host", signature: signature)

        #expect(try !isValid(self.request(signedHeaders: "content-type;host", signature: signature, body: "{}")))
        #expect(try !isValid(request, secretKey: "another"))
        #expect(try !isValid(self.request(signedHeaders: "content-type;host", signature: String(signature.reversed()))))
    }

    @Test(arguments: [
        "", "Basic abc", "TC3-HMAC-SHA256",
        "TC3-HMAC-SHA256 Credential=a/b/c, SignedHeaders=content-type;host, Signature=x",
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/tc3_request, SignedHeaders=host, Signature=x",
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host",
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/aws4_request, SignedHeaders=content-type;host, Signature=x",
    ])
    func `a header that is not as documented is an invalid authorization`(header: String) {
        let error = #expect(throws: APIError.self) { try TC3Signature(authorization: header) }
        #expect(error?.code == .authInvalidAuthorization)
    }

    @Test func `what the client signs verifies`() throws {
        let signed = SignedRequest(
            service: "clb",
            version: "2018-03-17",
            action: "DescribeLoadBalancers",
            region: "ap-guangzhou",
            secretId: "AKIDclbsim",
            body: Array("{}".utf8),
            timestampSeconds: 1_551_113_065
        )

        #expect(try isValid(signed.request, secretKey: "clbsim"))
    }
}
