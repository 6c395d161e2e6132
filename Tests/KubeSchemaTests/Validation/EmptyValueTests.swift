import CloudWire
import KubeObjects
import KubeSchema
import Testing

struct EmptyValueTests {
    @Test func `a built-in kind keeps no null and no empty map or list, but empty objects`() throws {
        let schema = try #require(
            SchemaCatalogue.kubernetes.schema(of: GroupVersionKind(group: "", version: "v1", kind: "Pod"))
        )
        let pod: JSON = [
            "metadata": ["name": "a", "labels": [:], "annotations": nil, "finalizers": []],
            "spec": ["containers": [], "volumes": [["name": "v", "emptyDir": [:]]], "nodeSelector": [:]],
        ]

        #expect(
            pod.pruned(to: schema) == [
                "metadata": ["name": "a"],
                "spec": ["containers": [], "volumes": [["name": "v", "emptyDir": [:]]]],
            ]
        )
    }

    @Test func `a custom resource keeps what it says`() {
        let schema = SchemaCatalogue.kubernetes.schema(ofCustomResource: [
            "type": "object", "properties": ["spec": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]],
        ])
        let object: JSON = ["spec": ["empty": [:], "list": []]]

        #expect(object.pruned(to: schema) == object)
    }
}
