import CloudWire
import TestSupport
import Testing

/// Reference 3.2.
struct ModifyListenerTests {
    @Test func `what is changed is described at once`() throws {
        let cloud = try BoundLoadBalancer()
        let id = try cloud.listener()
        let changes: [String: JSON] = ["ListenerName": "new", "Scheduler": "IP_HASH", "SessionExpireTime": 60]

        _ = try cloud.call("ModifyListener", changes.merging(["ListenerId": id]) { $1 })

        let listener = try #require(try cloud.describe(id))
        #expect(listener["ListenerName"] == "new")
        #expect(listener["Scheduler"] == "IP_HASH")
        #expect(listener["SessionExpireTime"] == 60)
        #expect(listener["Port"] == 80)
    }

    @Test(
        arguments: [
            (["Scheduler": "LEAST_CONN"], "InvalidParameterValue"), (["Scheduler": "RANDOM"], "InvalidParameterValue"),
            (["ListenerName": ""], "InvalidParameterValue.Length"), (["SniSwitch": 1], "InvalidParameterValue"),
            (["ListenerId": "lbl-00000000"], "InvalidParameter.ListenerIdNotFound"), (["Port": 90], "UnknownParameter"),
            (["LoadBalancerId": "lb-00000000"], "InvalidParameter.LBIdNotFound"),
        ] as [([String: JSON], String)]
    )
    func `what cannot be is refused`(change: [String: JSON], code: String) throws {
        let cloud = try BoundLoadBalancer()
        let id = try cloud.listener("TCP", 80, ["SessionExpireTime": 60, "ListenerNames": ["web"]])

        let response = try cloud.call("ModifyListener", ["ListenerId": id].merging(change) { $1 })

        #expect(response.errorCode == code)
    }

    @Test func `the certificate of an HTTPS listener is replaced`() throws {
        let cloud = try BoundLoadBalancer()
        let id = try cloud.listener("HTTPS", 443)

        let other = try cloud.cloud.certificate("b.example")

        _ = try cloud.call("ModifyListener", ["ListenerId": id, "Certificate": ["CertId": other]])

        #expect(try cloud.describe(id)?["Certificate"]?["CertId"] == other)
    }
}
