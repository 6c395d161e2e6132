import CloudWire
import TestSupport
import Testing

/// Reference 2.9.
struct DescribeQuotaTests {
    @Test func `limits are those recorded and counts follow what there is`() throws {
        let network = try TestNetwork(TestCloud())
        _ = try network.createLoadBalancer(["Number": 3])
        let open: JSON = [
            "LoadBalancerType": "OPEN", "VipIsp": "CMCC",
            "InternetAccessible": ["InternetChargeType": "BANDWIDTH_PACKAGE"],
        ]
        _ = try network.cloud.clb("CreateLoadBalancer", open)

        let quotas = try network.cloud.clb("DescribeQuota")["QuotaSet"]?.array ?? []
        let internalQuota = try #require(quotas.first { $0["QuotaId"] == "TOTAL_INTERNAL_CLB_QUOTA" })
        let carrierQuota = try #require(quotas.first { $0["QuotaId"] == "TOTAL_ISP_CLB_QUOTA" })

        #expect(quotas.count == 8)
        #expect(internalQuota["QuotaCurrent"] == 3)
        #expect(internalQuota["QuotaLimit"] == 200)
        #expect(carrierQuota["QuotaCurrent"] == 1)
    }
}
