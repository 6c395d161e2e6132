import CloudWire
import HTTPTypes
import Testing

/// Reference 1.3, with the vector of the vendor's own documentation.
struct V1SignatureTests {
    @Test func `the published vector is reproduced`() throws {
        let query =
            "Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&Offset=0"
            + "&Region=ap-guangzhou&SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE&Timestamp=1465185768"
            + "&Version=2017-03-12&Signature=ignored"
        let form = try Form(encoded: query[...])

        let text = V1Signature.stringToSign(method: .get, host: "cvm.tencentcloudapi.com", form: form)
        let secretKey = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"

        #expect(V1Signature.sign(text, algorithm: .sha1, secretKey: secretKey) == "EliP9YW3pW28FpsEdkXt/+WcGeI=")
    }

    @Test func `parameters are signed in order of their names, values as they are`() throws {
        let form = try Form(encoded: "B=2%2F3&A_0=x+y&Signature=s")

        let text = V1Signature.stringToSign(method: .post, host: "localhost:8088", form: form)

        #expect(text == "POSTlocalhost:8088/?A.0=x y&B=2/3")
    }
}
