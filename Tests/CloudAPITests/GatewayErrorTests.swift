import CloudAPI
import CloudModel
import CloudWire
import HTTPTypes
import TestSupport
import Testing

/// Reference 1.6: the gateway's errors with their literal texts.
struct GatewayErrorTests {
    private let cloud: TestCloud

    init() throws {
        cloud = try TestCloud()
    }

    private func answer(_ request: APIRequest) throws -> JSON {
        try #require(JSONParser.parse(cloud.gateway.answer(request))["Response"])
    }

    private func request(
        service: String = "clb",
        version: String = "2018-03-17",
        action: String = "DescribeLoadBalancers",
        region: String = "ap-guangzhou",
        secretId: String = "AKIDclbsim",
        secretKey: String = "clbsim",
        body: String = "{}",
        skew: Int64 = 0,
        host: String? = nil
    ) -> APIRequest {
        SignedRequest(
            service: service,
            version: version,
            action: action,
            region: region,
            secretId: secretId,
            secretKey: secretKey,
            body: Array(body.utf8),
            timestampSeconds: TestCloud.start.seconds + skew,
            host: host
        ).request
    }

    private func expect(_ request: APIRequest, _ code: String, _ message: String) throws {
        let response = try answer(request)
        #expect(response.errorCode == code)
        #expect(response.errorMessage == message)
        #expect(response["RequestId"]?.string?.count == 36)
    }

    @Test func `an unknown secret id`() throws {
        try expect(
            request(secretId: "AKIDnobody"),
            "AuthFailure.SecretIdNotFound",
            "The SecretId is not found, please ensure that your SecretId is correct."
        )
    }

    @Test func `a wrong signature, in both languages`() throws {
        var wrong = request(secretKey: "guess")
        try expect(
            wrong,
            "AuthFailure.SignatureFailure",
            "The provided credentials could not be validated. Please check your signature is correct."
        )
        wrong.headers[.tcLanguage] = "zh-CN"
        try expect(wrong, "AuthFailure.SignatureFailure", "请求签名验证失败，请检查您的签名计算是否正确。")
    }

    @Test(arguments: [301, -301] as [Int64])
    func `a clock more than five minutes off`(skew: Int64) throws {
        try expect(
            request(skew: skew),
            "AuthFailure.SignatureExpire",
            "Signature expired. Please use local time and enable NTP service for time synchronization to avoid a "
                + "deviation between `Timestamp` and the server time \(TestCloud.start.seconds)."
        )
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "0"])
    func `no timestamp is too strange to be expired`(timestamp: String) throws {
        var strange = request()
        strange.headers[.tcTimestamp] = timestamp
        #expect(try answer(strange).errorCode == "AuthFailure.SignatureExpire")
        strange.headers[.tcTimestamp] = "now"
        #expect(try answer(strange).errorCode == "InvalidParameterValue")
    }

    @Test(arguments: [300, -300] as [Int64])
    func `a clock five minutes off is near enough`(skew: Int64) throws {
        #expect(try answer(request(skew: skew)).errorCode == nil)
    }

    @Test func `a service that is none`() throws {
        try expect(
            request(service: "cvm"),
            "AuthFailure.InvalidAuthorization",
            "The request `Authorization` header does not conform to tencentcloud standards: "
                + "`Service` in Credential not valid."
        )
    }

    @Test func `a credential for another service than the host's`() throws {
        let response = try answer(request(service: "clb", host: "vpc.tencentcloudapi.com"))
        #expect(response.errorCode == "AuthFailure.InvalidAuthorization")
    }

    @Test(arguments: ["clb.ap-guangzhou.tencentcloudapi.com", "clb.intl.tencentcloudapi.com:443", "localhost:8088"])
    func `any other host will do`(host: String) throws {
        #expect(try answer(request(host: host)).errorCode == nil)
    }

    @Test func `an unknown action`() throws {
        try expect(
            request(action: "DescribeEverything"),
            "InvalidAction",
            "The request action=`DescribeEverything` is invalid or not found in service=`clb` and version=`2018-03-17`."
        )
    }

    @Test func `a known action that is not simulated is refused by name`() throws {
        let response = try answer(request(action: "DescribeCrossTargets"))
        #expect(response.errorCode == "UnsupportedOperation")
        #expect(response.errorMessage?.contains("DescribeCrossTargets") == true)
    }

    @Test func `an unknown version`() throws {
        try expect(
            request(version: "2017-03-12"),
            "NoSuchVersion",
            "The specified api version=`2017-03-12` does not exist in service=`clb`."
        )
    }

    @Test(arguments: ["mars-1", ""])
    func `a region that is none`(region: String) throws {
        try expect(
            request(region: region),
            "InvalidParameterValue",
            "A value specified in `X-TC-Region` is not valid, is unsupported, or cannot be used."
        )
    }

    @Test(arguments: [
        (HTTPField.Name.tcAction, "X-TC-Action"), (.tcVersion, "X-TC-Version"), (.tcTimestamp, "X-TC-Timestamp"),
        (.tcRegion, "Region"),
    ])
    func `a missing common header`(header: HTTPField.Name, name: String) throws {
        var request = request()
        request.headers[header] = nil
        try expect(request, "MissingParameter", "The request is missing a required parameter `\(name)`.")
    }

    @Test func `a body that is not JSON, or not an object`() throws {
        for body in ["", "[]", "{", "{\"a\": \u{FFFD}"] {
            #expect(try answer(request(body: body)).errorCode == "InvalidParameter")
        }
    }

    @Test func `other methods than GET and POST`() throws {
        var request = request()
        request.method = .put
        #expect(try answer(request).errorCode == "UnsupportedProtocol")
    }

    @Test func `bodies over their limits`() throws {
        var large = request()
        large.body = [UInt8](repeating: 0x20, count: RequestLimits.bodyBytes + 1)
        #expect(try answer(large).errorCode == "RequestSizeLimitExceeded")
        large.headers[.authorization] = nil
        large.body = [UInt8](repeating: 0x20, count: RequestLimits.formBytes + 1)
        #expect(try answer(large).errorMessage?.contains("please use new signature method `TC3-HMAC-SHA256`") == true)
    }

    @Test func `the lenient profile takes any id with any signature`() throws {
        var settings = Settings.immediate
        settings.profile = .lenient
        let lenient = try TestCloud(settings: settings)

        let body = lenient.gateway.answer(request(secretId: "anyone", secretKey: "anything", skew: 9_999_999))

        #expect(try JSONParser.parse(body)["Response"]?["TotalCount"] == 0)
    }
}
