import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct SmallDefaultsTests {
    private func defaulted(_ json: JSON) -> JSON {
        var object = KubeObject(json)
        Defaults.apply(to: &object)
        return object.json
    }

    @Test(arguments: [("", ""), ("a", "YQ=="), ("ab", "YWI="), ("abc", "YWJj"), ("héllo~?", "aMOpbGxvfj8=")])
    func `the texts of a secret become data`(text: String, encoded: String) {
        let secret = defaulted([
            "apiVersion": "v1", "kind": "Secret", "data": ["old": "eA=="], "stringData": ["new": .string(text)],
        ])

        #expect(secret["data"] == ["old": "eA==", "new": .string(encoded)])
        #expect(secret["stringData"] == nil)
        #expect(secret["type"] == "Opaque")
    }

    @Test func `a namespace is labelled with its name and kept by its finalizer`() {
        let namespace = defaulted(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "shop"]])

        #expect(namespace[path: "metadata", "labels"] == ["kubernetes.io/metadata.name": "shop"])
        #expect(namespace[path: "spec", "finalizers"] == ["kubernetes"])
        #expect(namespace[path: "status", "phase"] == "Active")
    }

    @Test func `a namespace on its way out does not get its finalizer back`() {
        let namespace = defaulted([
            "apiVersion": "v1", "kind": "Namespace",
            "metadata": ["name": "shop", "deletionTimestamp": "2026-01-01T00:00:00Z"], "spec": [:],
        ])
        #expect(namespace[path: "spec", "finalizers"] == nil)
    }

    @Test func `only the beta ingress guesses its path types`() {
        let rules: JSON = [["http": ["paths": [["path": "/"]]]]]
        func pathType(_ version: JSON) -> JSON? {
            let ingress = defaulted(["apiVersion": version, "kind": "Ingress", "spec": ["rules": rules]])
            return ingress[path: "spec", "rules"]?[0]?[path: "http", "paths"]?[0]?["pathType"]
        }

        #expect(pathType("networking.k8s.io/v1") == nil)
        #expect(pathType("networking.k8s.io/v1beta1") == "ImplementationSpecific")
    }

    @Test func `ports of endpoints are TCP, and those of slices have names`() {
        let endpoints = defaulted(["apiVersion": "v1", "kind": "Endpoints", "subsets": [["ports": [["port": 80]]]]])
        let slice = defaulted([
            "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "ports": [["port": 80]],
        ])

        #expect(endpoints["subsets"]?[0]?["ports"] == [["port": 80, "protocol": "TCP"]])
        #expect(slice["ports"] == [["port": 80, "name": "", "protocol": "TCP"]])
    }

    @Test func `a node names its first range twice and may use all it has`() {
        let node = defaulted([
            "apiVersion": "v1", "kind": "Node", "spec": ["podCIDR": "10.0.0.0/24"],
            "status": ["capacity": ["cpu": "4"]],
        ])

        #expect(node[path: "spec", "podCIDRs"] == ["10.0.0.0/24"])
        #expect(node[path: "status", "allocatable"] == ["cpu": "4"])
    }

    @Test func `a kind without defaults stays as it is`() {
        let map: JSON = ["apiVersion": "v1", "kind": "ConfigMap", "data": ["a": "b"]]
        let custom: JSON = ["apiVersion": "example.com/v1", "kind": "Service", "spec": [:]]

        #expect(defaulted(map) == map)
        #expect(defaulted(custom) == custom)
    }
}
