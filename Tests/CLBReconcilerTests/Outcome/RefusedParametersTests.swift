import CLBReconciler
import CloudWire
import TestSupport
import Testing

/// Refused parameters are the user's, and what others do meanwhile is not (reference 5.1).
struct RefusedParametersTests {
    /// A Service whose listener cannot be made, and the cloud's refusals of it so far.
    private static func refusals(
        _ code: String,
        policy: ReconcilerPolicy = ReconcilerPolicy()
    ) async throws
        -> (codes: Set<String>, calls: Int)
    {
        let world = try ReconciledCluster(policy: policy) {
            RefusingCloud(cloud: $0, action: "CreateListener", code: code)
        }
        try await world.make(.service("web", type: "LoadBalancer"))
        await world.advance(by: .seconds(600))
        let calls = await world.explanation("web").calls.filter { $0.outcome == code }
        return (Set(world.warnings(about: "web")), calls.count)
    }

    @Test(arguments: ["InvalidParameterValue.Range", "InvalidParameter.FormatError", "MissingParameter"])
    func `parameters that the cloud refuses are a client error, which waits for a change`(code: String) async throws {
        let refusals = try await Self.refusals(code)
        #expect(refusals.codes == ["E4005"])
        #expect(refusals.calls == 1)
    }

    @Test(arguments: ["InvalidParameter.PortCheckFailed", "InvalidParameterValue.Duplicate", "FailedOperation"])
    func `what may pass is tried again`(code: String) async throws {
        let refusals = try await Self.refusals(code)
        #expect(refusals.codes == ["E5003"])
        #expect(refusals.calls > 1)
    }

    @Test func `a policy keeps trying though the parameters are refused`() async throws {
        var policy = ReconcilerPolicy()
        policy.retriesRefusedParameters = true
        #expect(try await Self.refusals("InvalidParameterValue", policy: policy).calls > 1)
    }
}
