import CloudWire
import TestSupport
import Testing

/// Reference 3.4.
struct ModifyRuleTests {
    private static func modify(_ cloud: BoundLoadBalancer, _ change: [String: JSON]) throws -> JSON {
        let listener = try cloud.listener("HTTP")
        let rule = try cloud.rule(on: listener)
        _ = try cloud.rule("a.example", "/taken", on: listener)
        let parameters: [String: JSON] = ["ListenerId": listener, "LocationId": rule]
        let response = try cloud.call("ModifyRule", parameters.merging(change) { $1 })
        return response.errorCode == nil ? try cloud.rules(of: listener)[0] : response
    }

    @Test func `what is changed is described at once`() throws {
        let check: JSON = ["IntervalTime": 9]

        let rule = try Self.modify(
            BoundLoadBalancer(),
            ["Url": "/new", "Scheduler": "LEAST_CONN", "SessionExpireTime": 60, "HealthCheck": check]
        )

        #expect(rule["Url"] == "/new")
        #expect(rule["Scheduler"] == "LEAST_CONN")
        #expect(rule["SessionExpireTime"] == 60)
        #expect(rule["HealthCheck"]?["IntervalTime"] == 9)
        #expect(rule["HealthCheck"]?["TimeOut"] == 2)
    }

    @Test func `its own path is none that is taken`() throws {
        #expect(try Self.modify(BoundLoadBalancer(), ["Url": "/"])["Url"] == "/")
    }

    @Test(
        arguments: [
            (["Url": "/taken"], "InvalidParameterValue"), (["Url": "bad"], "InvalidParameterValue"),
            (["Scheduler": "x"], "InvalidParameterValue"), (["SessionExpireTime": 5], "InvalidParameterValue"),
            (["LocationId": "loc-00000000"], "InvalidParameter.LocationNotFound"),
            (["ListenerId": "lbl-00000000"], "InvalidParameter.ListenerIdNotFound"),
            (["HealthCheck": ["TimeOut": 5]], "InvalidParameterValue"),
        ] as [([String: JSON], String)]
    )
    func `what cannot be is refused`(change: [String: JSON], code: String) throws {
        #expect(try Self.modify(BoundLoadBalancer(), change).errorCode == code)
    }
}
