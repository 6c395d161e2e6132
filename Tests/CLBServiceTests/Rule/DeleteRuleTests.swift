import CloudWire
import TestSupport
import Testing

/// Reference 3.4.
struct DeleteRuleTests {
    private static func left(
        after parameters: [String: JSON],
        on listener: JSON,
        _ cloud: BoundLoadBalancer
    ) throws -> [JSON] {
        let response = try cloud.call("DeleteRule", parameters.merging(["ListenerId": listener]) { $1 })
        #expect(response.errorCode == nil)
        return try cloud.rules(of: listener).map { $0["Url"] ?? .null }
    }

    @Test(
        arguments: [
            (["Domain": "a.example"], ["/c"]), (["Domain": "a.example", "Url": "/b"], ["/a", "/c"]),
            (["Domain": "c2.example"], ["/a", "/b"]),
        ] as [([String: JSON], [JSON])]
    )
    func `rules go by domain, or by domain and path`(parameters: [String: JSON], left: [JSON]) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        for url in ["/a", "/b"] { _ = try cloud.rule("a.example", url, on: listener) }
        _ = try cloud.createRules([["Domains": ["c.example", "c2.example"], "Url": "/c"]], on: listener)

        #expect(try Self.left(after: parameters, on: listener, cloud) == left)
    }

    @Test func `rules go by id with their targets`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        let rule = try cloud.rule(on: listener)
        _ = try cloud.register([["InstanceId": "ins-00000001", "Port": 80]], on: listener, ["LocationId": rule])

        #expect(try Self.left(after: ["LocationIds": [rule, rule]], on: listener, cloud) == [])
        #expect(try cloud.integrityFindings() == [])
    }

    @Test(
        arguments: [
            ([:], "InvalidParameter"), (["Url": "/"], "InvalidParameter"),
            (["LocationIds": ["loc-00000000"]], "InvalidParameter.LocationNotFound"),
            (["Domain": "x.example"], "InvalidParameterValue"),
            (["Domain": "a.example", "Url": "/x"], "InvalidParameter.LocationNotFound"),
        ] as [([String: JSON], String)]
    )
    func `what is not there cannot be deleted`(parameters: [String: JSON], code: String) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        _ = try cloud.rule(on: listener)

        let response = try cloud.call("DeleteRule", parameters.merging(["ListenerId": listener]) { $1 })

        #expect(response.errorCode == code)
    }
}
