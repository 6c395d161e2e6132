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
        let id = try cloud.cloud.certificate()
        let certificate: JSON = ["CertId": id]

        let without = try cloud.createRules([["Domain": "a.example", "Url": "/"]], on: listener)
        let with: JSON = ["Domain": "a.example", "Url": "/", "Certificate": certificate, "Http2": true]
        _ = try cloud.createRules([with], on: listener)
        _ = try cloud.rule("a.example", "/b", on: listener)

        #expect(without.errorCode == "MissingParameter")
        #expect(try cloud.rules(of: listener).allSatisfy { $0["Certificate"]?["CertId"] == id })
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
