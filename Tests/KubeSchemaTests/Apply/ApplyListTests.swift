import CloudWire
import KubeObjects
import KubeSchema
import Testing

@Suite struct ApplyListTests {
    private let fixture: ApplyFixture

    init() throws { fixture = try ApplyFixture(group: "", kind: "Pod") }

    private func pod(_ names: [String], _ metadata: JSON = [:]) -> JSON {
        let containers = names.map { ["name": .string($0), "image": "i"] as JSON }
        return [
            "apiVersion": "v1", "kind": "Pod", "metadata": metadata.setting("name", to: "pod"),
            "spec": ["containers": .array(containers)],
        ]
    }

    private func names(_ object: KubeObject) -> [String] {
        (object["spec", "containers"]?.array ?? []).compactMap { $0["name"]?.string }
    }

    @Test(arguments: [
        (["a", "b", "c", "d"], ["d", "b"], ["a", "c", "d", "b"]),
        (["a", "b"], ["x", "a", "y"], ["x", "a", "b", "y"]),
        (["a", "b"], ["x"], ["a", "b", "x"]),
        (["a", "b", "c"], ["c", "b", "a"], ["c", "b", "a"]),
        (["a", "b", "c"], ["a", "x", "c"], ["a", "b", "x", "c"]),
    ])
    func `elements keep the applied order, others stand about where they stood`(
        live: [String],
        applied: [String],
        expected: [String]
    ) throws {
        let object = try fixture.apply(pod(live), as: "one")

        #expect(names(try fixture.apply(pod(applied), to: object, as: "two")) == expected)
    }

    @Test func `elements of a set are owned one by one`() throws {
        let object = try fixture.apply(pod(["a"], ["finalizers": ["x/a", "x/b"]]), as: "one")
        let shared = try fixture.apply(pod(["a"], ["finalizers": ["x/c"]]), to: object, as: "two")

        let fewer = try fixture.apply(pod(["a"], ["finalizers": ["x/b"]]), to: shared, as: "one")

        #expect(shared.finalizers == ["x/a", "x/b", "x/c"])
        #expect(fewer.finalizers == ["x/b", "x/c"])
        #expect(fewer.fields(of: "two").contains(#""f:finalizers":{"v:\"x/c\"":{}}"#))
    }

    @Test func `an owner reference is owned as a whole`() throws {
        let owner: JSON = ["apiVersion": "v1", "kind": "Node", "name": "n", "uid": "u"]
        let object = fixture.update(pod(["a"], ["ownerReferences": [owner]]))

        #expect(object.fields(of: "updater").contains(#""f:ownerReferences":{".":{},"k:{\"uid\":\"u\"}":{}}"#))
    }

    @Test func `an atomic list changes hands as a whole`() throws {
        let object = try fixture.apply(
            pod(["a"]).setting("spec", "tolerations", to: [["key": "a"]]),
            as: "one"
        )
        let applied = pod(["a"]).setting("spec", "tolerations", to: [["key": "b"]])

        #expect(fixture.error(applied, to: object, as: "two")?.code == 409)
        let forced = try fixture.apply(applied, to: object, as: "two", force: true)
        #expect(forced["spec", "tolerations"] == [["key": "b"]])
        #expect(!forced.fields(of: "one").contains("f:tolerations"))
    }

    @Test func `an element that lacks a part of its key is refused`() throws {
        let error = fixture.error(
            pod(["a"]).setting("spec", "containers", to: [["image": "i"]]),
            to: KubeObject(pod(["a"])),
            as: "one"
        )

        #expect(
            error?.message.hasSuffix(
                #".spec.containers: element 0: associative list with keys has an element that omits key field "name" "#
                    + "(and doesn't have default value)"
            ) == true
        )
    }
}

@Suite struct ApplyCustomResourceTests {
    private let schema = SchemaCatalogue.kubernetes.schema(ofCustomResource: [
        "type": "object",
        "properties": [
            "spec": [
                "type": "object",
                "properties": [
                    "size": ["type": "integer"],
                    "free": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
                    "plain": ["type": "array", "items": ["type": "string"]],
                ],
            ]
        ],
    ])

    private func apply(_ spec: JSON, to live: KubeObject? = nil) throws -> KubeObject {
        try Apply.apply(
            KubeObject(["apiVersion": "x.io/v1", "kind": "Thing", "metadata": ["name": "t"], "spec": spec]),
            live: live,
            manager: "one",
            force: false,
            schema: schema,
            apiVersion: "x.io/v1",
            time: "2024-05-01T10:00:00Z"
        )
    }

    @Test func `fields of no schema are owned by what they hold`() throws {
        let object = try apply(["size": 1, "free": ["a": ["b": 1], "list": [1]], "plain": ["x"]])

        #expect(
            object.fields(of: "one")
                == #"{"f:spec":{"f:free":{"f:a":{".":{},"f:b":{}},"f:list":{}},"f:plain":{},"f:size":{}}}"#
        )
        #expect(try apply(["size": 1, "free": ["c": 1]], to: object)["spec"] == ["size": 1, "free": ["c": 1]])
    }
}
