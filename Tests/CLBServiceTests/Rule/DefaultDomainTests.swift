import CloudWire
import TestSupport
import Testing

/// Reference 3.4, the paragraph on the default server.
struct DefaultDomainTests {
    private static func listener(_ cloud: BoundLoadBalancer) throws -> JSON {
        let listener = try cloud.listener("HTTP")
        for domain in ["a.example", "b.example", "c.example"] { _ = try cloud.rule(domain, on: listener) }
        return listener
    }

    private static func defaults(of listener: JSON, _ cloud: BoundLoadBalancer) throws -> [JSON] {
        try cloud.rules(of: listener).filter { $0["DefaultServer"] == true }.map { $0["Domain"] ?? .null }
    }

    @Test func `the first domain of a listener is the default one`() throws {
        let cloud = try BoundLoadBalancer()

        #expect(try Self.defaults(of: Self.listener(cloud), cloud) == ["a.example"])
    }

    @Test func `setting another moves it`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(cloud)

        let rule: JSON = ["Domain": "d.example", "Url": "/", "DefaultServer": true]
        _ = try cloud.createRules([rule], on: listener)

        #expect(try Self.defaults(of: listener, cloud) == ["d.example"])
    }

    @Test func `one request cannot set two`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        let rules = ["a.example", "b.example"].map { domain -> JSON in
            ["Domain": .string(domain), "Url": "/", "DefaultServer": true]
        }

        #expect(try cloud.createRules(rules, on: listener).errorCode == "InvalidParameter")
    }

    @Test(
        arguments: [([:], "b.example"), (["NewDefaultServerDomain": "c.example"], "c.example")]
            as [([String: JSON], JSON)]
    )
    func `when it goes the oldest inherits, or the one named`(heir: [String: JSON], domain: JSON) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(cloud)

        let parameters: [String: JSON] = ["ListenerId": listener, "Domain": "a.example"]
        _ = try cloud.call("DeleteRule", parameters.merging(heir) { $1 })

        #expect(try Self.defaults(of: listener, cloud) == [domain])
    }

    @Test func `an heir that is not there is refused, and nothing is deleted`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(cloud)

        let response = try cloud.call(
            "DeleteRule",
            ["ListenerId": listener, "Domain": "a.example", "NewDefaultServerDomain": "x.example"]
        )

        #expect(response.errorCode == "InvalidParameterValue")
        #expect(try Self.defaults(of: listener, cloud) == ["a.example"])
    }

    @Test func `a domain with rules left stays the default one`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(cloud)
        _ = try cloud.rule("a.example", "/more", on: listener)

        _ = try cloud.call("DeleteRule", ["ListenerId": listener, "Domain": "a.example", "Url": "/"])

        #expect(try Self.defaults(of: listener, cloud) == ["a.example"])
    }

    @Test func `the default domain keeps that under a new name`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(cloud)

        _ = try cloud.call("ModifyDomain", ["ListenerId": listener, "Domain": "a.example", "NewDomain": "z.example"])

        #expect(try Self.defaults(of: listener, cloud) == ["z.example"])
    }

    @Test func `it is moved by the attributes of a domain, and never just unset`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(cloud)
        let call = { (domain: JSON, change: [String: JSON]) in
            let parameters: [String: JSON] = ["ListenerId": listener, "Domain": domain]
            return try cloud.call("ModifyDomainAttributes", parameters.merging(change) { $1 })
        }

        #expect(try call("a.example", ["DefaultServer": false]).errorCode == "MissingParameter")
        _ = try call("b.example", ["DefaultServer": true])
        #expect(try Self.defaults(of: listener, cloud) == ["b.example"])
        _ = try call("b.example", ["DefaultServer": false, "NewDefaultServerDomain": "c.example"])
        #expect(try Self.defaults(of: listener, cloud) == ["c.example"])
    }
}
