import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 2.5.
struct DeleteLoadBalancerTests {
    @Test func `a deleted load balancer is gone and its address free`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()

        let response = try network.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [id]])

        #expect(response.errorCode == nil)
        #expect(try network.cloud.loadBalancer(id) == nil)
        #expect(try network.availableCount() == 253)
    }

    @Test func `one unknown id fails the whole batch`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()

        let response = try network.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [id, "lb-12345678"]])

        #expect(response.errorCode == "InvalidParameter.LBIdNotFound")
        #expect(try network.cloud.loadBalancer(id) != nil)
    }

    @Test func `protection refuses deletion, forced or not`() throws {
        let network = try TestNetwork(TestCloud())
        let id = try network.createLoadBalancer()
        _ = try network.cloud.clb("ModifyLoadBalancerAttributes", ["LoadBalancerId": id, "DeleteProtect": true])

        for isForced in [JSON.bool(false), true] {
            let response = try network.cloud.clb(
                "DeleteLoadBalancer",
                ["LoadBalancerIds": [id], "ForceDelete": isForced]
            )
            #expect(response.errorCode == "FailedOperation")
        }
    }

    @Test(arguments: [0, 21])
    func `a batch has 1 to 20 ids`(count: Int) throws {
        let ids = JSON.array(Array(repeating: "lb-12345678", count: count))

        let response = try TestCloud().clb("DeleteLoadBalancer", ["LoadBalancerIds": ids])

        #expect(response.errorCode == "InvalidParameterValue.Length")
    }

    @Test func `as a setting the thirtieth deletion in five minutes needs force`() throws {
        var settings = Settings.immediate
        settings.checksDeletionFrequency = true
        let network = try TestNetwork(TestCloud(settings: settings))
        let ids = try (0..<30).map { _ in try network.createLoadBalancer() }
        func delete(_ ids: [JSON]) throws -> String? {
            try network.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": .array(ids)]).errorCode
        }

        #expect(try delete(Array(ids[..<20])) == nil)
        #expect(try delete(Array(ids[20..<29])) == nil)
        #expect(try delete([ids[29]]) == "FailedOperation.FrequencyCheckRisk")
        network.cloud.clock.advance(by: .seconds(301))
        #expect(try delete([ids[29]]) == nil)
    }
}
