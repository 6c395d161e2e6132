import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 3.4.
struct CreateRuleTests {
    @Test func `ids come in the order of the rules`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        let urls: [JSON] = ["/b", "/a", "/c"]

        let created = try cloud.createRules(urls.map { ["Domain": "a.example", "Url": $0] }, on: listener)
        let rules = try cloud.rules(of: listener)

        #expect(rules.map { $0["Url"] ?? .null } == urls)
        #expect(JSON.array(rules.map { $0["LocationId"] ?? .null }) == created["LocationIds"])
    }

    @Test func `a rule has the documented defaults`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        _ = try cloud.rule(on: listener)

        let rule = try cloud.rules(of: listener)[0]

        let expected: [String: JSON] = [
            "Scheduler": "WRR", "SessionExpireTime": 0, "ForwardType": "HTTP", "TargetType": "NODE", "Http2": false,
            "QuicStatus": "QUIC_INACTIVE", "HttpGzip": true, "BeAutoCreated": false, "Certificate": .null,
            "Domains": ["a.example"], "ListenerId": listener, "TargetGroup": .null, "DefaultServer": true,
        ]
        for (name, value) in expected { #expect(rule[name] == value, "\(name)") }
        #expect(rule["RewriteTarget"]?["TargetListenerId"] == .null)
        #expect(rule["RewriteTarget"]?.object?.members.count == 5)
    }

    @Test func `the health check of a rule is filled in`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        _ = try cloud.rule(on: listener)

        let check = try cloud.rules(of: listener)[0]["HealthCheck"]

        #expect(check?["CheckType"] == "HTTP")
        #expect(check?["HttpCode"] == 31)
        #expect(check?["HttpCheckPath"] == "/")
        #expect(check?["HttpCheckDomain"] == "a.example")
        #expect(check?["HttpCheckMethod"] == "HEAD")
        #expect(check?["CheckPort"] == .null)
    }

    @Test func `without a domain the rule answers on the virtual address`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")

        _ = try cloud.createRules([["Url": "/"], ["Url": "/a", "Domain": ""]], on: listener)

        #expect(try cloud.rules(of: listener).map { $0["Domain"] } == ["10.200.0.2", "10.200.0.2"])
    }

    @Test(arguments: ["TCP", "UDP", "TCP_SSL"])
    func `layer 4 listeners have no rules`(protocol: String) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener(`protocol`)

        let response = try cloud.createRules([["Domain": "a.example", "Url": "/"]], on: listener)

        #expect(response.errorCode == "InvalidParameterValue")
        #expect(response.errorMessage == "This interface only support HTTP/HTTPS listener.")
    }

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

    @Test func `a domain and path stand once on a listener`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        let rule: JSON = ["Domain": "a.example", "Url": "/"]

        let twice = try cloud.createRules([rule, rule], on: listener)
        let first = try cloud.createRules([rule], on: listener)
        let again = try cloud.createRules([["Domains": ["b.example", "a.example"], "Url": "/"]], on: listener)

        #expect(twice.errorCode == "InvalidParameterValue")
        #expect(first.errorCode == nil)
        #expect(again.errorCode == "InvalidParameterValue")
        #expect(try cloud.createRules([rule], on: cloud.listener("HTTP", 81)).errorCode == nil)
    }

    @Test func `a rule can have several domains`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        let domains: JSON = ["b.example", "a.example"]

        _ = try cloud.createRules([["Domains": domains, "Url": "/"]], on: listener)

        #expect(try cloud.rules(of: listener)[0]["Domains"] == domains)
        #expect(try cloud.rules(of: listener)[0]["Domain"] == "b.example")
        let doubled: JSON = ["Domains": ["c.example", "c.example"], "Url": "/"]
        #expect(try cloud.createRules([doubled], on: listener).errorCode == "InvalidParameterValue")
    }

    @Test func `the quota counts the rules of one listener`() throws {
        let cloud = try BoundLoadBalancer(.immediate { $0.ruleQuota = 1 })
        let listener = try cloud.listener("HTTP")
        _ = try cloud.rule(on: listener)

        let over = try cloud.createRules([["Domain": "b.example", "Url": "/"]], on: listener)

        #expect(over.errorCode == "LimitExceeded")
        #expect(try cloud.createRules([], on: listener).errorCode == "InvalidParameterValue.Length")
    }

    @Test func `with SNI each domain brings its certificate once`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTPS", 443, ["SniSwitch": 1])
        let certificate: JSON = ["CertId": "cert1234"]

        let without = try cloud.createRules([["Domain": "a.example", "Url": "/"]], on: listener)
        let with: JSON = ["Domain": "a.example", "Url": "/", "Certificate": certificate, "Http2": true]
        _ = try cloud.createRules([with], on: listener)
        _ = try cloud.rule("a.example", "/b", on: listener)

        #expect(without.errorCode == "MissingParameter")
        #expect(try cloud.rules(of: listener).allSatisfy { $0["Certificate"]?["CertId"] == "cert1234" })
        #expect(try cloud.rules(of: listener).allSatisfy { $0["Http2"] == true })
    }

    @Test func `rules of an h2c listener forward gRPC`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP", 80, ["H2cSwitch": true])
        let grpc: JSON = ["Domain": "a.example", "Url": "/", "ForwardType": "GRPC"]

        let http = try cloud.createRules([["Domain": "a.example", "Url": "/"]], on: listener)

        #expect(http.errorCode == "InvalidParameterValue")
        #expect(try cloud.createRules([grpc], on: listener).errorCode == nil)
    }

    @Test func `an HTTPS rule is probed as it is spoken to`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTPS", 443)

        for (url, type) in [("/a", "HTTPS"), ("/b", "GRPC"), ("/c", "HTTP")] as [(JSON, JSON)] {
            _ = try cloud.createRules([["Domain": "a.example", "Url": url, "ForwardType": type]], on: listener)
        }

        #expect(try cloud.rules(of: listener).map { $0["HealthCheck"]?["CheckType"] } == ["HTTPS", "GRPC", "HTTP"])
        #expect(try cloud.rules(of: listener)[1]["HealthCheck"]?["ExtendedCode"] == "12")
    }
}
