import CloudWire
import TestSupport
import Testing

/// Reference 3.5, automatic redirects.
struct AutoRewriteTests {
    private static func plainListener(_ cloud: BoundLoadBalancer) throws -> JSON? {
        try cloud.call("DescribeListeners", ["Port": 80])["Listeners"]?[0]
    }

    @Test func `the plain listener and its rules are made`() throws {
        let cloud = try BoundLoadBalancer()
        let secure = try cloud.listener("HTTPS", 443)
        let first = try cloud.rule("a.example", "/x", on: secure)
        _ = try cloud.rule("b.example", "/", on: secure)

        let made = try cloud.call("AutoRewrite", ["ListenerId": secure])

        #expect(made.errorCode == nil)
        let plain = try Self.plainListener(cloud)
        #expect(plain?["Protocol"] == "HTTP")
        let rules = plain?["Rules"]?.array ?? []
        #expect(rules.map { $0["Domain"] } == ["a.example", "b.example"])
        #expect(rules.map { $0["Url"] } == ["/x", "/"])
        #expect(rules.allSatisfy { $0["BeAutoCreated"] == true })
        #expect(rules.map { $0["DefaultServer"] } == [true, false])
        #expect(rules[0]["RewriteTarget"]?["TargetLocationId"] == first)
        #expect(rules[0]["RewriteTarget"]?["RewriteCode"] == 302)
        #expect(rules[0]["RewriteTarget"]?["RewriteType"] == "Auto")
        #expect(try cloud.integrityFindings() == [])
    }

    @Test func `only the domains asked for are redirected, each with its code`() throws {
        let cloud = try BoundLoadBalancer()
        let secure = try cloud.listener("HTTPS", 443)
        for domain in ["a.example", "b.example", "c.example"] { _ = try cloud.rule(domain, on: secure) }

        _ = try cloud.call(
            "AutoRewrite",
            [
                "ListenerId": secure, "Domains": ["b.example", "c.example"], "RewriteCodes": [307, 301],
                "TakeUrls": [false, true],
            ]
        )

        let rules = try Self.plainListener(cloud)?["Rules"]?.array ?? []
        #expect(rules.map { $0["Domain"] } == ["b.example", "c.example"])
        #expect(rules.map { $0["RewriteTarget"]?["RewriteCode"] } == [307, 301])
        #expect(rules.map { $0["RewriteTarget"]?["TakeUrl"] } == [false, true])
    }

    @Test func `a rule that is there already is redirected, and its listener kept`() throws {
        let cloud = try BoundLoadBalancer()
        let plain = try cloud.listener("HTTP", 80, ["ListenerNames": ["web"]])
        let rule = try cloud.rule("a.example", on: plain)
        let secure = try cloud.listener("HTTPS", 443)
        _ = try cloud.rule("a.example", on: secure)

        let made = try cloud.call("AutoRewrite", ["ListenerId": secure])
        let again = try cloud.call("AutoRewrite", ["ListenerId": secure])

        #expect(made.errorCode == nil)
        #expect(again.errorCode == nil)
        let described = try Self.plainListener(cloud)
        #expect(described?["ListenerName"] == "web")
        #expect(described?["Rules"]?.array?.map { $0["LocationId"] } == [rule])
        #expect(described?["Rules"]?[0]?["BeAutoCreated"] == false)
    }

    @Test func `a rule that redirects elsewhere is in the way`() throws {
        let cloud = try BoundLoadBalancer()
        let plain = try cloud.listener("HTTP", 80)
        let rule = try cloud.rule("a.example", on: plain)
        let secure = try cloud.listener("HTTPS", 443)
        _ = try cloud.rule("a.example", on: secure)
        let other = try cloud.rule("b.example", on: secure)
        _ = try cloud.call(
            "ManualRewrite",
            [
                "SourceListenerId": plain, "TargetListenerId": secure,
                "RewriteInfos": [["SourceLocationId": rule, "TargetLocationId": other]],
            ]
        )

        let refused = try cloud.call("AutoRewrite", ["ListenerId": secure])

        #expect(refused.errorCode == "InvalidParameter.RewriteAlreadyExist")
    }

    @Test(
        arguments: [
            ("HTTPS", 8443, [:], "InvalidParameter.PortCheckFailed"),
            ("HTTP", 443, [:], "InvalidParameter.ProtocolCheckFailed"),
            ("HTTPS", 443, ["Domains": ["x.example"]], "InvalidParameter.LocationNotFound"),
            ("HTTPS", 443, ["Domains": ["a.example"], "RewriteCodes": [302, 302]], "InvalidParameterValue.Length"),
            ("HTTPS", 443, ["Domains": ["a.example"], "RewriteCodes": [200]], "InvalidParameterValue"),
        ] as [(String, Int64, [String: JSON], String)]
    )
    func `listener and values are checked`(
        protocol: String,
        port: Int64,
        others: [String: JSON],
        code: String
    ) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener(`protocol`, port)
        _ = try cloud.rule("a.example", on: listener)

        let refused = try cloud.call("AutoRewrite", others.merging(["ListenerId": listener]) { $1 })

        #expect(refused.errorCode == code)
        #expect(try Self.plainListener(cloud) == nil)
    }

    @Test func `another protocol on port 80 is in the way`() throws {
        let cloud = try BoundLoadBalancer()
        _ = try cloud.listener("TCP", 80)
        let secure = try cloud.listener("HTTPS", 443)
        _ = try cloud.rule(on: secure)

        #expect(try cloud.call("AutoRewrite", ["ListenerId": secure]).errorCode == "InvalidParameter.PortCheckFailed")
    }
}
