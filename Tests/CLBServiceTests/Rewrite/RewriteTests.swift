import CloudWire
import TestSupport
import Testing

/// Reference 3.5, manual redirects.
struct RewriteTests {
    /// A plain and an encrypted listener with one rule each.
    private struct Ends {
        let cloud: BoundLoadBalancer
        let plain: JSON
        let secure: JSON
        let source: JSON
        let target: JSON

        init() throws {
            cloud = try BoundLoadBalancer()
            plain = try cloud.listener("HTTP", 8080)
            secure = try cloud.listener("HTTPS", 8443)
            source = try cloud.rule("a.example", "/old", on: plain)
            target = try cloud.rule("b.example", "/new", on: secure)
        }

        func rewrite(_ action: String = "ManualRewrite", _ others: [String: JSON] = [:]) throws -> JSON {
            var info = JSONObject([("SourceLocationId", source), ("TargetLocationId", target)])
            for (name, value) in others { info[name] = value }
            return try cloud.call(
                action,
                ["SourceListenerId": plain, "TargetListenerId": secure, "RewriteInfos": [.object(info)]]
            )
        }

        func set(_ others: [String: JSON] = [:]) throws -> [JSON] {
            try cloud.call("DescribeRewrite", others)["RewriteSet"]?.array ?? []
        }
    }

    @Test func `a redirect shows in the rule and in the list of redirects`() throws {
        let ends = try Ends()

        let made = try ends.rewrite(
            "ManualRewrite",
            ["RewriteCode": 301, "TakeUrl": false, "SourceDomain": "a.example"]
        )

        #expect(made.errorCode == nil)
        let set = try ends.set()
        #expect(set.map { $0["LocationId"] } == [ends.source])
        #expect(set[0]["ListenerId"] == ends.plain)
        #expect(set[0]["Domain"] == "a.example")
        #expect(set[0]["RewriteTarget"]?["TargetListenerId"] == ends.secure)
        #expect(set[0]["RewriteTarget"]?["TargetLocationId"] == ends.target)
        #expect(set[0]["RewriteTarget"]?["RewriteCode"] == 301)
        #expect(set[0]["RewriteTarget"]?["TakeUrl"] == false)
        #expect(set[0]["RewriteTarget"]?["RewriteType"] == "Manual")
        #expect(set[0]["BeAutoCreated"] == false)
        #expect(try ends.cloud.rules(of: ends.plain)[0]["RewriteTarget"]?["TargetLocationId"] == ends.target)
        #expect(try ends.cloud.rules(of: ends.secure)[0]["RewriteTarget"]?["TargetLocationId"] == .null)
    }

    @Test func `redirects are listed by the listeners and rules they start from`() throws {
        let ends = try Ends()
        _ = try ends.rewrite()

        #expect(try ends.set(["SourceListenerIds": [ends.plain]]).count == 1)
        #expect(try ends.set(["SourceListenerIds": [ends.secure]]).isEmpty)
        #expect(try ends.set(["SourceLocationIds": [ends.source]]).count == 1)
        #expect(try ends.set(["SourceLocationIds": [ends.target]]).isEmpty)
    }

    @Test func `a rule redirects once, and what is redirected to goes no further`() throws {
        let ends = try Ends()
        _ = try ends.rewrite()
        let third = try ends.cloud.rule("c.example", "/", on: ends.plain)
        let again = try ends.rewrite()

        let onwards = try ends.cloud.call(
            "ManualRewrite",
            [
                "SourceListenerId": ends.secure, "TargetListenerId": ends.plain,
                "RewriteInfos": [["SourceLocationId": ends.target, "TargetLocationId": third]],
            ]
        )
        let chain = try ends.cloud.call(
            "ManualRewrite",
            [
                "SourceListenerId": ends.plain, "TargetListenerId": ends.plain,
                "RewriteInfos": [["SourceLocationId": third, "TargetLocationId": ends.source]],
            ]
        )

        #expect(again.errorCode == "InvalidParameter.RewriteAlreadyExist")
        #expect(onwards.errorCode == "InvalidParameter.RewriteAlreadyExist")
        #expect(chain.errorCode == "InvalidParameter.RewriteAlreadyExist")
        #expect(try ends.set().count == 1)
    }

    @Test(
        arguments: [
            (["RewriteCode": 303], "InvalidParameterValue"), (["SourceDomain": "x.example"], "InvalidParameterValue"),
            (["SourceLocationId": "loc-00000000"], "InvalidParameter.LocationNotFound"),
            (["TargetLocationId": "loc-00000000"], "InvalidParameter.LocationNotFound"),
        ] as [([String: JSON], String)]
    )
    func `values and ends are checked`(others: [String: JSON], code: String) throws {
        let ends = try Ends()

        #expect(try ends.rewrite("ManualRewrite", others).errorCode == code)
        #expect(try ends.set().isEmpty)
    }

    @Test func `a layer 4 listener is no end of a redirect`() throws {
        let ends = try Ends()
        let stream = try ends.cloud.listener("TCP", 81)

        let refused = try ends.cloud.call(
            "ManualRewrite",
            [
                "SourceListenerId": stream, "TargetListenerId": ends.secure,
                "RewriteInfos": [["SourceLocationId": ends.source, "TargetLocationId": ends.target]],
            ]
        )

        #expect(refused.errorCode == "InvalidParameter.ProtocolCheckFailed")
    }

    @Test func `a deleted redirect is gone and cannot be deleted again`() throws {
        let ends = try Ends()
        _ = try ends.rewrite()

        #expect(try ends.rewrite("DeleteRewrite").errorCode == nil)
        #expect(try ends.set().isEmpty)
        #expect(try ends.rewrite("DeleteRewrite").errorCode == "InvalidParameter.SomeRewriteNotFound")
    }

    /// The text is that of E4006 in the container service's catalogue.
    @Test func `what a redirect points to stays until the redirect is gone`() throws {
        let ends = try Ends()
        _ = try ends.rewrite()

        let listener = try ends.cloud.call("DeleteListener", ["ListenerId": ends.secure])
        let listeners = try ends.cloud.call("DeleteLoadBalancerListeners", ["ListenerIds": [ends.secure]])
        let rule = try ends.cloud.call("DeleteRule", ["ListenerId": ends.secure, "LocationIds": [ends.target]])

        #expect(listener.errorMessage == "Redirection config on the listener")
        #expect([listener, listeners, rule].allSatisfy { $0.errorCode == "FailedOperation" })
        _ = try ends.rewrite("DeleteRewrite")
        #expect(try ends.cloud.call("DeleteListener", ["ListenerId": ends.secure]).errorCode == nil)
    }

    @Test func `the source of a redirect goes, and the redirect with it`() throws {
        let ends = try Ends()
        _ = try ends.rewrite()

        #expect(try ends.cloud.call("DeleteListener", ["ListenerId": ends.plain]).errorCode == nil)
        #expect(try ends.set().isEmpty)
        #expect(try ends.cloud.call("DeleteListener", ["ListenerId": ends.secure]).errorCode == nil)
    }

    @Test func `both ends go together, and with the load balancer`() throws {
        let ends = try Ends()
        _ = try ends.rewrite()
        #expect(try ends.cloud.call("DeleteLoadBalancerListeners").errorCode == nil)
        let others = try Ends()
        _ = try others.rewrite()

        let deleted = try others.cloud.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [others.cloud.id]])

        #expect(deleted.errorCode == nil)
        #expect(try others.cloud.integrityFindings() == [])
    }

    @Test func `an unknown load balancer has no redirects to list`() throws {
        let cloud = try TestCloud()

        let refused = try cloud.clb("DescribeRewrite", ["LoadBalancerId": "lb-00000000"])

        #expect(refused.errorCode == "InvalidParameter.LBIdNotFound")
    }
}
