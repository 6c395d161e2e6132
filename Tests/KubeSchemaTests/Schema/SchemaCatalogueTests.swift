import CloudWire
import KubeObjects
import KubeSchema
import Testing

struct SchemaCatalogueTests {
    private let catalogue = SchemaCatalogue.kubernetes

    private func schema(_ apiVersion: String, _ kind: String, at path: String...) throws -> SchemaNode {
        let groupVersion = try #require(GroupVersion(apiVersion))
        var node = try #require(catalogue.schema(of: GroupVersionKind(groupVersion, kind: kind)))
        for name in path { node = try #require(name == "[]" ? node.element : node.member(name)) }
        return node
    }

    @Test func `every kind has a schema with the fields of an object`() throws {
        let kinds = [
            "v1 Namespace", "v1 Node", "v1 Pod", "v1 Service", "v1 Endpoints", "v1 ConfigMap", "v1 Secret", "v1 Event",
            "v1 ServiceAccount", "events.k8s.io/v1 Event", "discovery.k8s.io/v1 EndpointSlice",
            "coordination.k8s.io/v1 Lease", "apps/v1 Deployment", "apps/v1 ReplicaSet", "apps/v1 StatefulSet",
            "apps/v1 DaemonSet", "apps/v1 ControllerRevision", "networking.k8s.io/v1 Ingress",
            "networking.k8s.io/v1 IngressClass", "networking.k8s.io/v1beta1 Ingress",
            "apiextensions.k8s.io/v1 CustomResourceDefinition", "autoscaling/v1 Scale",
        ]
        for words in kinds.map({ $0.split(separator: " ").map(String.init) }) {
            let node = try schema(words[0], words[1])
            #expect(Set(node.fieldNames).isSuperset(of: ["apiVersion", "kind", "metadata"]), "\(words)")
            #expect(node.definitionName?.hasSuffix(words[1]) == true)
        }
    }

    @Test func `a kind nobody serves has none`() {
        #expect(catalogue.schema(of: GroupVersionKind(group: "batch", version: "v1", kind: "Job")) == nil)
        #expect(catalogue.definition("io.k8s.api.batch.v1.Job") == nil)
    }

    @Test func `ports of a Service are merged by port and protocol, which is TCP by default`() throws {
        let ports = try schema("v1", "Service", at: "spec", "ports")
        #expect(ports.form == .list && ports.listType == .map(keys: ["port", "protocol"]))
        #expect(ports.patchMergeKey == "port" && ports.patchStrategies == [.merge])
        #expect(ports.element?.requiredNames == ["port"])
        #expect(ports.element?.member("protocol")?.defaultValue == "TCP")
        #expect(ports.element?.member("protocol")?.allowedValues == ["SCTP", "TCP", "UDP"])
        #expect(ports.element?.member("targetPort")?.form == .intOrString)
        #expect(ports.element?.member("port")?.format == "int32")
    }

    @Test func `a strategy retains keys, and volumes merge as well`() throws {
        #expect(try schema("apps/v1", "Deployment", at: "spec", "strategy").patchStrategies == [.retainKeys])
        let volumes = try schema("v1", "Pod", at: "spec", "volumes")
        #expect(volumes.patchStrategies == [.merge, .retainKeys] && volumes.patchMergeKey == "name")
    }

    @Test func `a selector is atomic and a list without a list type as well`() throws {
        #expect(try schema("apps/v1", "Deployment", at: "spec", "selector").isAtomic)
        #expect(try schema("v1", "Service", at: "spec", "selector").isAtomic)
        #expect(try !schema("v1", "Service", at: "spec").isAtomic)
        #expect(try schema("v1", "ServiceList", at: "items").listType == .atomic)
        #expect(try schema("v1", "Pod", at: "metadata", "finalizers").listType == .set)
    }

    @Test func `types with a form of their own are known by their names`() throws {
        #expect(try schema("v1", "Pod", at: "metadata", "creationTimestamp").form == .time)
        #expect(try schema("v1", "Node", at: "status", "capacity", "cpu").form == .quantity)
        #expect(try schema("v1", "Secret", at: "data", "any key").format == "byte")
        #expect(try schema("apps/v1", "ControllerRevision", at: "data").form == .anything)
    }

    @Test func `a definition may contain itself`() throws {
        let validation = ["spec", "versions", "[]", "schema", "openAPIV3Schema"]
        var node = try schema("apiextensions.k8s.io/v1", "CustomResourceDefinition")
        for name in validation + ["properties", "spec", "properties", "replicas"] {
            node = try #require(name == "[]" ? node.element : node.member(name))
        }
        #expect(node.member("maxLength")?.form == .integer)
    }

    @Test func `the old Ingress names its backend in two fields`() throws {
        let backend = try schema(
            "networking.k8s.io/v1beta1",
            "Ingress",
            at: "spec",
            "rules",
            "[]",
            "http",
            "paths",
            "[]",
            "backend"
        )
        #expect(backend.fieldNames == ["resource", "serviceName", "servicePort"])
    }
}
