import CloudAPI
import CloudModel
import CloudWire
import HTTPTypes
import TestSupport
import Testing

/// Reference 1.1 and 1.3: the older signature, by GET and by form POST, and GET with the newer one.
struct FormRequestTests {
    private let cloud: TestCloud

    init() throws {
        cloud = try TestCloud()
    }

    private func request(
        _ method: HTTPRequest.Method,
        _ parameters: [(name: String, value: String)],
        algorithm: V1Signature.Algorithm = .sha1,
        secretKey: String = "clbsim",
        without left: String? = nil
    ) -> APIRequest {
        let common: [(name: String, value: String)] = [
            ("Action", "DescribeVpcs"), ("Version", "2017-03-12"), ("Region", "ap-guangzhou"), ("Nonce", "7"),
            ("Timestamp", String(TestCloud.start.seconds)), ("SecretId", "AKIDclbsim"),
            ("SignatureMethod", algorithm.rawValue),
        ]
        var pairs = (common + parameters).filter { $0.name != left }
        let text = V1Signature.stringToSign(method: method, host: "localhost", form: Form(pairs))
        pairs.append(("Signature", V1Signature.sign(text, algorithm: algorithm, secretKey: secretKey)))
        let encoded = pairs.map { "\($0.name)=\(Self.escaped($0.value))" }.joined(separator: "&")
        return APIRequest(
            method: method,
            target: method == .get ? "/?" + encoded : "/",
            host: "localhost",
            headers: method == .get ? [:] : [.contentType: "application/x-www-form-urlencoded"],
            body: method == .get ? [] : Array(encoded.utf8)
        )
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    private func answer(_ request: APIRequest) throws -> JSON {
        try #require(JSONParser.parse(cloud.gateway.answer(request))["Response"])
    }

    @Test(arguments: [HTTPRequest.Method.get, .post], [V1Signature.Algorithm.sha1, .sha256])
    func `a form is understood and its numbers get their types`(
        method: HTTPRequest.Method,
        algorithm: V1Signature.Algorithm
    ) throws {
        let filter = [("Filters.0.Name", "is-default"), ("Filters.0.Values.0", "true"), ("Limit", "1")]

        let response = try answer(request(method, filter, algorithm: algorithm))

        #expect(response["TotalCount"] == 1)
    }

    @Test func `a form asks for its language too`() throws {
        let unknown = request(.get, [("Language", "zh-CN"), ("Foo", "1")])

        #expect(try answer(unknown).errorMessage == "未定义参数 `Foo`。")
    }

    @Test func `a wrong key fails`() throws {
        #expect(try answer(request(.get, [], secretKey: "guess")).errorCode == "AuthFailure.SignatureFailure")
    }

    @Test(arguments: ["Region", "Timestamp", "SecretId", "Version", "Action", "Nonce"])
    func `a missing common parameter is named without a prefix`(name: String) throws {
        let response = try answer(request(.get, [], without: name))

        #expect(response.errorCode == "MissingParameter")
        #expect(response.errorMessage == "The request is missing a required parameter `\(name)`.")
    }

    @Test func `a number that is none has the wrong type`() throws {
        var clb = request(.get, [])
        clb.target = clb.target.replacing("DescribeVpcs", with: "DescribeLoadBalancers")
        let signed = request(.get, [("VpcIds", "x")])

        #expect(try answer(signed).errorMessage == "The value type of parameter `VpcIds` is not valid.")
        #expect(try answer(clb).errorCode == "AuthFailure.SignatureFailure")
    }

    @Test func `a body without pairs is malformed`() throws {
        let request = APIRequest(
            method: .post,
            target: "/",
            host: "localhost",
            headers: [.contentType: "application/x-www-form-urlencoded"],
            body: Array("nonsense".utf8)
        )

        #expect(try answer(request).errorMessage == "Url key and value should be splited by `=`.")
    }
}
