import CloudWire
import KubeObjects
import KubeSchema
import Testing

@Suite struct StrategicMergePatchTests {
    private let deployment: JSON = [
        "metadata": ["finalizers": ["a", "b"], "labels": ["x": "1", "y": "2"]],
        "spec": [
            "strategy": ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": 1]],
            "template": [
                "spec": [
                    "containers": [
                        ["name": "web", "image": "web:1", "args": ["a"]], ["name": "side", "image": "side:1"],
                    ]
                ]
            ],
        ],
    ]

    private func patched(_ patch: JSON) throws -> JSON {
        let kind = GroupVersionKind(group: "apps", version: "v1", kind: "Deployment")
        let schema = try #require(SchemaCatalogue.kubernetes.schema(of: kind))
        return try StrategicMergePatch.apply(patch, to: deployment, schema: schema)
    }

    private func containers(_ patch: JSON) throws -> [JSON] {
        let result = try patched(["spec": ["template": ["spec": patch]]])
        return try #require(result[path: "spec", "template", "spec", "containers"]?.array)
    }

    private func error(_ patch: JSON) throws -> StatusError? {
        do {
            _ = try patched(patch)
            return nil
        } catch let error as StatusError {
            return error
        }
    }

    @Test func `elements of a list merge by their key`() throws {
        let containers = try containers(["containers": [["name": "side", "image": "side:2"]]])

        #expect(containers.map { $0["image"] } == ["web:1", "side:2"])
        #expect(containers[0]["args"] == ["a"])
    }

    @Test func `a new element stands before those that the patch does not name`() throws {
        let containers = try containers(["containers": [["name": "new", "image": "new:1", "args": nil]]])

        #expect(containers.map { $0["name"] } == ["new", "web", "side"])
        #expect(containers[0]["args"] == nil)
    }

    @Test func `a list without a strategy is replaced`() throws {
        let containers = try containers(["containers": [["name": "web", "args": ["b"]]]])

        #expect(containers[0]["args"] == ["b"])
    }

    @Test func `delete removes an element and replace all others`() throws {
        let fewer = try containers(["containers": [["name": "web", "$patch": "delete"]]])
        let replaced = try containers(["containers": [["$patch": "replace"], ["name": "only"]]])

        #expect(fewer.map { $0["name"] } == ["side"])
        #expect(replaced == [["name": "only"]])
    }

    @Test func `the order of elements is the one the patch gives`() throws {
        let containers = try containers([
            "$setElementOrder/containers": [["name": "new"], ["name": "side"], ["name": "web"]],
            "containers": [["name": "new"]],
        ])

        #expect(containers.map { $0["name"] } == ["new", "side", "web"])
    }

    @Test func `an order that the patch contradicts is refused`() throws {
        let error = try error([
            "spec": [
                "template": [
                    "spec": ["$setElementOrder/containers": [["name": "web"]], "containers": [["name": "new"]]]
                ]
            ]
        ])

        #expect(
            error?.message
                == "The order in patch list:\n[map[name:new]]\n doesn't match $setElementOrder list:\n[map[name:web]]\n"
        )
        #expect(error?.code == 500)
    }

    @Test func `primitives merge as a set and leave by name`() throws {
        let more = try patched(["metadata": ["finalizers": ["c", "a"]]])
        let fewer = try patched(["metadata": ["$deleteFromPrimitiveList/finalizers": ["a"]]])
        let ordered = try patched([
            "metadata": ["$setElementOrder/finalizers": ["c", "b", "a"], "finalizers": ["c"]]
        ])

        #expect(more[path: "metadata", "finalizers"] == ["c", "a", "b"])
        #expect(fewer[path: "metadata", "finalizers"] == ["b"])
        #expect(ordered[path: "metadata", "finalizers"] == ["c", "b", "a"])
    }

    @Test func `retained keys are all that stays`() throws {
        let result = try patched(["spec": ["strategy": ["$retainKeys": ["type"], "type": "Recreate"]]])

        #expect(result[path: "spec", "strategy"] == ["type": "Recreate"])
    }

    @Test func `a key that is set but not retained is refused`() throws {
        let error = try error(["spec": ["strategy": ["$retainKeys": ["type"], "rollingUpdate": [:]]]])

        #expect(error == .badRequest("invalid patch format of retainKeys"))
    }

    @Test func `a null removes a member, even one that is not there`() throws {
        let result = try patched(["metadata": ["labels": ["x": nil], "annotations": nil, "name": nil]])

        #expect(result["metadata"] == ["finalizers": ["a", "b"], "labels": ["y": "2"]])
    }

    @Test func `a map is replaced or emptied where the patch says so`() throws {
        let replaced = try patched(["metadata": ["labels": ["$patch": "replace", "z": "3"]]])
        let emptied = try patched(["metadata": ["labels": ["$patch": "delete"]]])

        #expect(replaced[path: "metadata", "labels"] == ["z": "3"])
        #expect(emptied[path: "metadata", "labels"] == [:])
    }

    @Test func `a missing map takes the patch without its nulls and directives`() throws {
        let result = try patched([
            "metadata": [
                "annotations": ["a": "1", "b": nil], "ownerReferences": [["$patch": "replace"], ["uid": "u"]],
            ],
            "spec": ["selector": ["$patch": "replace", "matchLabels": [:]]],
            "status": ["$setElementOrder/conditions": [["type": "A"]], "conditions": [["type": "A", "reason": nil]]],
        ])

        #expect(result[path: "metadata", "annotations"] == ["a": "1"])
        #expect(result[path: "metadata", "ownerReferences"] == [["uid": "u"]])
        #expect(result[path: "spec", "selector"] == nil)
        #expect(result["status"] == ["conditions": [["type": "A"]]])
    }

    @Test func `an element without its key is an error of the server`() throws {
        let error = try error(["spec": ["template": ["spec": ["containers": [["image": "x"]]]]]])

        #expect(error?.message == "map: map[image:x] does not contain declared merge key: name")
        #expect(error?.code == 500)
    }

    @Test func `an unknown directive is an error of the server`() throws {
        let error = try error(["metadata": ["labels": ["$patch": "twist"]]])

        #expect(error?.message == "unknown patch type: twist in map: map[$patch:twist]")
    }
}
