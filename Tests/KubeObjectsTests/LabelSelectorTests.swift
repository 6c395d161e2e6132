import CloudWire
import KubeObjects
import Testing

struct LabelSelectorTests {
    @Test(arguments: [
        ("a=b", true), ("a==b", true), ("a=c", false), ("a!=c", true), ("a!=b", false), ("x!=b", true),
        ("a in (b, c)", true), ("a in (c)", false), ("a notin (c),a", true), ("x notin (c)", true), ("a", true),
        ("x", false), ("!x", true), ("!a", false), ("a=b,x", false), ("", true), ("empty=", true),
    ])
    func `a selector's text matches labels as its operators say`(text: String, isMatch: Bool) throws {
        #expect(try LabelSelector(parsing: text).matches(["a": "b", "empty": ""]) == isMatch)
    }

    @Test(arguments: ["a=b=c", "a b", "=b", "a in b", "a in (b", "a,,b", "!"])
    func `a selector that makes no sense is a bad request`(text: String) {
        #expect { try LabelSelector(parsing: text) } throws: { ($0 as? StatusError)?.code == 400 }
    }

    @Test func `a selector of a spec needs all its labels and expressions`() throws {
        let selector = try #require(
            LabelSelector(spec: [
                "matchLabels": ["a": "b"],
                "matchExpressions": [["key": "tier", "operator": "In", "values": ["web", "api"]]],
            ])
        )

        #expect(selector.matches(["a": "b", "tier": "api"]))
        #expect(!selector.matches(["a": "b", "tier": "db"]))
        #expect(!selector.matches(["tier": "api"]))
        #expect(LabelSelector(spec: ["matchExpressions": [["key": "a", "operator": "Like"]]]) == nil)
    }
}
