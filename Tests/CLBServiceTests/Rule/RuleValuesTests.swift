import CloudWire
import TestSupport
import Testing

/// Reference 3.4: which values a rule may have.
struct RuleValuesTests {
    @Test(arguments: [
        ("a.example", nil), ("a-b.c_d.example", nil), ("_a.example", "InvalidParameterValue"),
        ("*.a.example", "MissingParameter"), ("www.a.*", "MissingParameter"), ("a.*.example", "InvalidParameterValue"),
        ("*.a.*", "InvalidParameterValue"), ("*", "InvalidParameterValue"), ("*a.example", "InvalidParameterValue"),
        ("A.example", "InvalidParameterValue"), ("a example", "InvalidParameterValue"), ("~", "InvalidParameterValue"),
        ("~^a.*$", "MissingParameter"), (String(repeating: "a", count: 80), nil),
        ("é.example", "InvalidParameterValue"),
        (String(repeating: "a", count: 81), "InvalidParameterValue.Length"),
    ])
    func `domains are names, wildcards or expressions`(domain: String, code: String?) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")

        let response = try cloud.createRules([["Domain": .string(domain), "Url": "/"]], on: listener)

        #expect(response.errorCode == code)
    }

    @Test(arguments: [["HttpCheckDomain": "a.example"], ["HealthSwitch": 0]] as [JSON])
    func `a wildcard needs a domain to be probed with, unless it is not probed`(check: JSON) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        let rule: JSON = ["Domain": "*.a.example", "Url": "/", "HealthCheck": check]

        #expect(try cloud.createRules([rule], on: listener).errorCode == nil)
        #expect(try cloud.rules(of: listener)[0]["HealthCheck"]?["HttpCheckDomain"]?.string != nil)
    }

    @Test(arguments: [
        ("/", nil), ("/a-b_c.d/e=f?g:h", nil), ("a", "InvalidParameterValue"), ("", "InvalidParameterValue.Length"),
        ("/a b", "InvalidParameterValue"), ("/*", "InvalidParameterValue"), ("= /a", nil), ("^~ /a", nil),
        ("~* \\.png$", nil), ("~", "InvalidParameterValue"), ("=a", "InvalidParameterValue"),
        ("/" + String(repeating: "a", count: 199), nil),
        ("/" + String(repeating: "a", count: 200), "InvalidParameterValue.Length"),
    ])
    func `urls are paths with or without a modifier`(url: String, code: String?) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")

        let response = try cloud.createRules([["Domain": "a.example", "Url": .string(url)]], on: listener)

        #expect(response.errorCode == code)
    }

    @Test(
        arguments: [
            (["SessionExpireTime": 30], nil), (["SessionExpireTime": 86_400], nil),
            (["SessionExpireTime": 29], "InvalidParameterValue"),
            (["SessionExpireTime": 86_401], "InvalidParameterValue"),
            (["Scheduler": "IP_HASH"], nil), (["Scheduler": "ip_hash"], "InvalidParameterValue"),
            (["ForwardType": "GRPC"], nil), (["ForwardType": "TRPC"], "UnsupportedOperation"),
            (["ForwardType": "FTP"], "InvalidParameterValue"), (["Http2": true], "InvalidParameterValue"),
            (["Http2": false], nil), (["Quic": true], "InvalidParameterValue"), (["TargetType": "NODE"], nil),
            (["TargetType": "TARGETGROUP"], "UnsupportedOperation"), (["Domains": ["b.example"]], "InvalidParameter"),
            (["Certificate": ["CertId": "cert1234"]], "InvalidParameterValue"), (["CookieName": "sticky"], nil),
            (["HealthCheck": ["CheckType": "TCP"]], "InvalidParameterValue"),
            (["HealthCheck": ["CheckType": "GRPC", "ExtendedCode": "0-9,12"]], nil),
            (["HealthCheck": ["CheckType": "GRPC", "ExtendedCode": "9-0"]], "InvalidParameterValue"),
            (["HealthCheck": ["CheckType": "GRPC", "ExtendedCode": "1-2-3"]], "InvalidParameterValue"),
            (["HealthCheck": ["CheckType": "GRPC", "ExtendedCode": "+5"]], "InvalidParameterValue"),
            (["HealthCheck": ["CheckPort": -1, "HttpCheckPath": ""]], nil),
        ] as [([String: JSON], String?)]
    )
    func `values are of their set or range`(settings: [String: JSON], code: String?) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        let members = settings.merging(["Domain": "a.example", "Url": "/"]) { first, _ in first }
        let rule = JSON.object(JSONObject(members.map { (name: $0.key, value: $0.value) }))

        #expect(try cloud.createRules([rule], on: listener).errorCode == code)
    }
}
