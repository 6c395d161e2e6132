import CloudModel
import Testing

/// Reference 2.1.
struct ResourceIDTests {
    @Test func `ids of one sequence never collide and are well formed`() {
        let sequence = ResourceIDSequence(seed: 7)

        let ids = (0..<100_000).map { sequence.id($0, as: LoadBalancerID.self) }

        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.isWellFormed })
    }

    @Test func `the same seed gives the same ids, another seed others`() {
        #expect(ResourceIDSequence(seed: 1).suffix(5) == ResourceIDSequence(seed: 1).suffix(5))
        #expect(ResourceIDSequence(seed: 1).suffix(5) != ResourceIDSequence(seed: 2).suffix(5))
    }

    @Test(arguments: [
        "lb-1234567", "lb-123456789", "lb-1234567A", "lbl-12345678", "lb-", "", "lb_12345678", "lb-1234567é",
    ])
    func `what cannot name a load balancer is malformed`(text: String) {
        #expect(!LoadBalancerID(rawValue: text).isWellFormed)
    }
}
