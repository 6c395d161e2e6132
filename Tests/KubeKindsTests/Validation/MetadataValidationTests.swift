import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct MetadataValidationTests {
    private func map(_ metadata: JSON) -> KubeObject {
        KubeObject(["apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata])
    }

    @Test func `an object needs a name and its namespace`() {
        #expect(
            map([:]).faults == [
                "metadata.name: Required value: name or generateName is required", "metadata.namespace: Required value",
            ]
        )
    }

    @Test func `a cluster's object has no namespace`() {
        let node = KubeObject(["apiVersion": "v1", "kind": "Node", "metadata": ["name": "a", "namespace": "b"]])
        #expect(node.faults == ["metadata.namespace: Forbidden: not allowed on this type"])
    }

    @Test func `a custom object's scope is known elsewhere`() {
        let custom = KubeObject(["apiVersion": "example.com/v1", "kind": "Thing", "metadata": ["name": "a"]])
        #expect(custom.faults == [])
    }

    @Test func `names follow the rule of their kind`() {
        func faults(_ apiVersion: JSON, _ kind: JSON, _ name: JSON) -> [String] {
            KubeObject.defaulted([
                "apiVersion": apiVersion, "kind": kind, "metadata": ["name": name, "namespace": "shop"],
                "spec": ["ports": [["port": 80]]],
            ]).faults
        }

        #expect(faults("v1", "Service", "1web").first?.contains("a DNS-1035 label must consist of") == true)
        #expect(faults("v1", "ConfigMap", "1.web") == [])
        #expect(faults("v1", "ConfigMap", "Web").first?.contains("a lowercase RFC 1123 subdomain must") == true)
    }

    @Test func `a prefix of names may end in a dash`() {
        #expect(map(["name": "web-x", "generateName": "web-", "namespace": "shop"]).faults == [])
    }

    @Test func `keys, values and finalizers have their forms`() {
        let faults = map([
            "name": "a", "namespace": "shop", "labels": ["a": "b c"], "annotations": ["/x": ""],
            "finalizers": ["mine", "example.com/yours"],
        ]).faults

        #expect(faults.count == 3)
        #expect(faults.first?.hasPrefix("metadata.labels: Invalid value: \"b c\": a valid label must be") == true)
        #expect(
            faults.dropFirst().first == "metadata.annotations: Invalid value: \"/x\": prefix part must be non-empty"
        )
        #expect(
            faults.last
                == "metadata.finalizers[0]: Invalid value: \"mine\": name is neither a standard finalizer name nor is "
                + "it fully qualified"
        )
    }

    @Test func `annotations fit in a quarter of a mebibyte`() {
        let metadata: JSON = [
            "name": "a", "namespace": "shop", "annotations": ["a": .string(String(repeating: "x", count: 262_144))],
        ]
        #expect(map(metadata).faults == ["metadata.annotations: Too long: may not be more than 262144 bytes"])
    }

    @Test func `an object keeps its identity`() {
        let old = map(["name": "a", "namespace": "shop", "uid": "1"])

        #expect(map(["name": "a", "namespace": "shop"]).faults(from: old) == [])
        #expect(
            map(["name": "b", "namespace": "shop", "uid": "2"]).faults(from: old) == [
                "metadata.name: Invalid value: \"b\": field is immutable",
                "metadata.uid: Invalid value: \"2\": field is immutable",
            ]
        )
    }

    @Test func `an object on its way out gets no more finalizers`() {
        let old = map(["name": "a", "namespace": "shop", "deletionTimestamp": "2026-01-01T00:00:00Z"])
        let new = map(["name": "a", "namespace": "shop", "finalizers": ["example.com/x"]])

        #expect(
            new.faults(from: old) == [
                "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found "
                    + "new finalizers []string{\"example.com/x\"}"
            ]
        )
    }

    @Test func `one owner controls`() {
        let owner: JSON = ["apiVersion": "v1", "kind": "Pod", "name": "p", "uid": "1", "controller": true]
        let faults = map(["name": "a", "namespace": "shop", "ownerReferences": [owner, owner]]).faults

        #expect(faults.count == 1)
        #expect(faults.first?.contains("Only one reference can have Controller set to true") == true)
    }
}
