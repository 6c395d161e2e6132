import CloudWire
import TestSupport
import Testing

/// Reference 3.4.
struct ModifyDomainTests {
    @Test func `all rules of a domain get the new one`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        for url in ["/", "/a"] { _ = try cloud.rule("a.example", url, on: listener) }

        _ = try cloud.call("ModifyDomain", ["ListenerId": listener, "Domain": "a.example", "NewDomain": "b.example"])

        #expect(try cloud.rules(of: listener).allSatisfy { $0["Domain"] == "b.example" })
        #expect(try cloud.rules(of: listener)[0]["HealthCheck"]?["HttpCheckDomain"] == "b.example")
    }

    @Test(arguments: [
        ("x.example", "b.example", "InvalidParameterValue"), ("a.example", "c.example", "InvalidParameterValue"),
        ("a.example", "", "InvalidParameterValue.Length"), ("a.example", "B", "InvalidParameterValue"),
        ("a.example", "*.b.example", "MissingParameter"), ("a.example", "a.example", nil),
        ("a.example", String(repeating: "a", count: 120), nil),
        ("a.example", String(repeating: "a", count: 121), "InvalidParameterValue.Length"),
    ])
    func `a domain that is not there or cannot be is refused`(domain: String, new: String, code: String?) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        _ = try cloud.rule("a.example", on: listener)
        _ = try cloud.rule("c.example", on: listener)

        let response = try cloud.call(
            "ModifyDomain",
            ["ListenerId": listener, "Domain": .string(domain), "NewDomain": .string(new)]
        )

        #expect(response.errorCode == code)
    }

    @Test func `several domains replace those there are`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        _ = try cloud.createRules([["Domains": ["a.example", "b.example"], "Url": "/"]], on: listener)
        let domains: JSON = ["b.example", "c.example"]

        _ = try cloud.call(
            "ModifyDomainAttributes",
            ["ListenerId": listener, "Domain": "b.example", "NewDomains": domains]
        )

        #expect(try cloud.rules(of: listener)[0]["Domains"] == domains)
        #expect(try cloud.rules(of: listener)[0]["DefaultServer"] == true)
    }

    @Test func `the certificate of a domain is replaced on all its rules`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTPS", 443)
        for url in ["/", "/a"] { _ = try cloud.rule("a.example", url, on: listener) }
        _ = try cloud.call("ModifyListener", ["ListenerId": listener, "SniSwitch": 1])
        let other = try cloud.cloud.certificate("b.example")
        let change: [String: JSON] = ["Certificate": ["CertId": other], "Http2": true, "Quic": true]

        _ = try cloud.call(
            "ModifyDomainAttributes",
            change.merging(["ListenerId": listener, "Domain": "a.example"]) { $1 }
        )

        let rules = try cloud.rules(of: listener)
        #expect(rules.allSatisfy { $0["Certificate"]?["CertId"] == other && $0["Http2"] == true })
        #expect(rules.allSatisfy { $0["QuicStatus"] == "QUIC_ACTIVE" })
    }

    @Test(
        arguments: [
            ["Http2": true], ["Quic": true], ["Certificate": ["CertId": "cert1234"]], ["NewDomains": ["x", "x"]],
            ["NewDefaultServerDomain": "x.example"],
        ] as [[String: JSON]]
    )
    func `attributes that an HTTP domain cannot have are refused`(change: [String: JSON]) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        _ = try cloud.rule(on: listener)

        let parameters: [String: JSON] = ["ListenerId": listener, "Domain": "a.example"]
        let response = try cloud.call("ModifyDomainAttributes", parameters.merging(change) { $1 })

        #expect(response.errorCode == "InvalidParameterValue")
    }
}
