import CloudWire
import TestSupport
import Testing

/// Reference 3.4: rules that have several domains when one of these changes.
struct SeveralDomainsTests {
    /// An HTTP listener with a rule for each list of domains, all with different paths.
    private static func listener(_ lists: JSON..., on cloud: BoundLoadBalancer) throws -> JSON {
        let listener = try cloud.listener("HTTP")
        let rules = lists.enumerated().map { index, domains -> JSON in
            ["Domains": domains, "Url": .string("/\(index)")]
        }
        let created = try cloud.createRules(rules, on: listener)
        #expect(created.errorCode == nil)
        return listener
    }

    @Test(arguments: ["ModifyDomain", "ModifyDomainAttributes"])
    func `a new domain takes the place of the named one, and the others stay`(action: String) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(["a.example", "b.example", "c.example"], ["b.example"], on: cloud)

        let response = try cloud.call(
            action,
            ["ListenerId": listener, "Domain": "b.example", "NewDomain": "x.example"]
        )

        #expect(response.errorCode == nil)
        let domains = try cloud.rules(of: listener).map { $0["Domains"] }
        #expect(domains == [["a.example", "x.example", "c.example"], ["x.example"]])
    }

    @Test(arguments: ["ModifyDomain", "ModifyDomainAttributes"], ["b.example", "c.example"])
    func `a domain that the rule or another has is refused`(action: String, new: String) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(["a.example", "b.example"], ["c.example"], on: cloud)

        let response = try cloud.call(
            action,
            ["ListenerId": listener, "Domain": "a.example", "NewDomain": .string(new)]
        )

        #expect(response.errorCode == "InvalidParameterValue")
        #expect(try cloud.rules(of: listener)[0]["Domains"] == ["a.example", "b.example"])
    }

    @Test(arguments: [("a.example", [true, false]), ("b.example", [true, false])])
    func `the default domain moves with its name only`(domain: String, isDefault: [JSON]) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(["a.example", "b.example"], ["c.example"], on: cloud)

        _ = try cloud.call(
            "ModifyDomain",
            ["ListenerId": listener, "Domain": .string(domain), "NewDomain": "x.example"]
        )

        #expect(try cloud.rules(of: listener).map { $0["DefaultServer"] } == isDefault)
    }

    @Test func `a default domain that other rules keep stays the default`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(["a.example", "b.example"], ["a.example"], on: cloud)

        _ = try cloud.call(
            "ModifyDomainAttributes",
            ["ListenerId": listener, "Domain": "b.example", "NewDomains": ["x.example"]]
        )

        #expect(try cloud.rules(of: listener).map { $0["DefaultServer"] } == [false, true])
    }

    @Test func `the default cannot be taken from a domain any of whose rules has it`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.listener(["b.example"], ["a.example", "b.example"], on: cloud)
        let attributes: [String: JSON] = ["ListenerId": listener, "Domain": "a.example"]
        _ = try cloud.call("ModifyDomainAttributes", attributes.merging(["DefaultServer": true]) { $1 })
        #expect(try cloud.rules(of: listener).map { $0["DefaultServer"] } == [false, true])

        let response = try cloud.call(
            "ModifyDomainAttributes",
            ["ListenerId": listener, "Domain": "b.example", "DefaultServer": false]
        )

        #expect(response.errorCode == "MissingParameter")
    }
}
