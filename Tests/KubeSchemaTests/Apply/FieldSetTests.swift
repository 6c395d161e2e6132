import CloudWire
import KubeSchema
import Testing

@Suite struct FieldSetTests {
    private let wire =
        #"{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:ports":{"#
        + #""k:{\"port\":80,\"protocol\":\"TCP\"}":{".":{},"f:port":{}},"k:{\"port\":443,\"protocol\":\"TCP\"}":{}},"#
        + #""f:finalizers":{"v:\"a\"":{},"v:\"b\"":{}},"f:list":{"i:2":{},"i:10":{}}}}"#

    private func set(_ text: String) throws -> FieldSet {
        FieldSet(fieldsV1: try JSONParser.parse(Array(text.utf8)))
    }

    @Test func `a set is read and written in the order of the real server`() throws {
        #expect(
            try set(wire).fieldsV1.text
                == #"{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"#
                + #""f:finalizers":{"v:\"a\"":{},"v:\"b\"":{}},"f:list":{"i:2":{},"i:10":{}},"#
                + #""f:ports":{"k:{\"port\":80,\"protocol\":\"TCP\"}":{".":{},"f:port":{}},"#
                + #""k:{\"port\":443,\"protocol\":\"TCP\"}":{}}}}"#
        )
    }

    @Test func `a path is written as in messages`() throws {
        let texts = try set(wire).paths.map { $0.map(\.description).joined() }

        #expect(
            texts == [
                ".metadata.labels", ".metadata.labels.app", #".spec.finalizers[="a"]"#, #".spec.finalizers[="b"]"#,
                ".spec.list[2]", ".spec.list[10]", #".spec.ports[port=80,protocol="TCP"]"#,
                #".spec.ports[port=443,protocol="TCP"]"#, #".spec.ports[port=80,protocol="TCP"].port"#,
            ]
        )
    }

    @Test func `a difference keeps what lies below, removing trees does not`() throws {
        let all = try set(#"{"f:a":{".":{},"f:b":{}},"f:c":{}}"#)
        let some = try set(#"{"f:a":{}}"#)

        #expect(all.difference(some).fieldsV1.text == #"{"f:a":{"f:b":{}},"f:c":{}}"#)
        #expect(all.removingTrees(some).fieldsV1.text == #"{"f:c":{}}"#)
    }

    @Test func `what is written in no known form is left out`() throws {
        #expect(try set(#"{"x:a":{},"k:oops":{},"i:x":{},"f:a":{}}"#).fieldsV1.text == #"{"f:a":{}}"#)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a union is what both have and what each has alone`(seed: UInt64) {
        var source = RandomJSON(seed: seed)
        for _ in 0..<100 {
            let one = FieldSet(of: source.object(depth: 3), schema: nil)
            let other = FieldSet(of: source.object(depth: 3), schema: nil)

            let union = one.union(other)
            let parts = one.difference(other).union(other.difference(one)).union(one.intersection(other))

            #expect(union == parts, "seed \(seed): \(one.fieldsV1.text) and \(other.fieldsV1.text)")
            #expect(FieldSet(fieldsV1: union.fieldsV1) == union, "seed \(seed)")
            #expect(Set(union.paths) == Set(one.paths).union(other.paths), "seed \(seed)")
        }
    }
}
