import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 1.7.
struct RateLimitTests {
    @Test func `the twenty-first request in a second is refused, for that action, account and region only`() throws {
        var settings = Settings.immediate
        settings.isRateLimited = true
        let cloud = try TestCloud(settings: settings)

        let codes = try (0..<21).map { _ in try cloud.clb("DescribeLoadBalancers").errorMessage }

        #expect(codes.prefix(20).allSatisfy { $0 == nil })
        #expect(
            codes.last
                == "Your current request times equals to `21` in a second, which exceeds the frequency limit `20` for a "
                + "second. Please reduce the frequency of calls."
        )
        #expect(try cloud.clb("DescribeQuota").errorCode == nil)
        #expect(try cloud.seen(from: "other").clb("DescribeLoadBalancers").errorCode == nil)
        #expect(try cloud.seen(in: "ap-tokyo").clb("DescribeLoadBalancers").errorCode == nil)
    }
}
