import CloudWire
import TestSupport
import Testing

/// Reference 5.4: which rules are the same rule.
struct DuplicatePolicyTests {
    @Test(arguments: [
        (TestCloud.rule("80"), true),
        (TestCloud.rule("80", ["PolicyDescription": "another text"]), true),
        (TestCloud.rule("80", ["Protocol": "tcp", "Action": "accept"]), true),
        (TestCloud.rule("80", from: "10.0.0.1/8"), true),
        (TestCloud.rule("80", ["Action": "DROP"]), false),
        (TestCloud.rule("80", ["Protocol": "UDP"]), false),
        (TestCloud.rule("81"), false),
        (TestCloud.rule("80", from: "10.0.0.0/9"), false),
    ])
    func `text and spelling do not make a rule another one`(rule: JSON, isDuplicate: Bool) throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()
        _ = try cloud.addRules([TestCloud.rule("80")], to: id)

        let response = try cloud.addRules([rule], to: id)

        #expect(response.errorCode == (isDuplicate ? "UnsupportedOperation.DuplicatePolicy" : nil))
    }

    @Test func `a request may not hold a rule twice`() throws {
        let cloud = try TestCloud()
        let rules = ["2001:db8::/32", "2001:0DB8:0::0/32"].map { block in
            TestCloud.rule("80", ["CidrBlock": .null, "Ipv6CidrBlock": .string(block)])
        }

        let response = try cloud.addRules(rules, to: try cloud.makeGroup())

        #expect(response.errorCode == "UnsupportedOperation.DuplicatePolicy")
    }

    @Test func `the other direction may hold the same rule`() throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()

        #expect(try cloud.addRules([TestCloud.rule()], to: id).errorCode == nil)
        #expect(try cloud.addRules([TestCloud.rule()], to: id, "Egress").errorCode == nil)
    }
}
