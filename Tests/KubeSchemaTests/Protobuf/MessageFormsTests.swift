import CloudWire
import KubeObjects
import KubeSchema
import Testing

/// What of a message stands in JSON, by the tags of the Go structs.
@Suite struct MessageFormsTests {
    private func json(_ apiVersion: String, _ kind: String, _ object: WireWriter) throws -> JSON {
        try ProtobufBody.json(WireWriter.envelope(apiVersion, kind, object))
    }

    private func deployment(_ spec: WireWriter) throws -> JSON {
        try json("apps/v1", "Deployment", WireWriter().message(2, spec))
    }

    private func podSpec(_ spec: WireWriter) throws -> JSON {
        try #require(try json("v1", "Pod", WireWriter().message(2, spec))["spec"])
    }

    @Test func `an object without fields has what its type always shows`() throws {
        #expect(
            try json("apps/v1", "Deployment", WireWriter()) == [
                "kind": "Deployment", "apiVersion": "apps/v1", "metadata": [:],
                "spec": [
                    "selector": nil, "template": ["metadata": [:], "spec": ["containers": nil]], "strategy": [:],
                ],
                "status": [:],
            ]
        )
    }

    @Test func `a zero behind a pointer stays`() throws {
        let json = try deployment(WireWriter().number(1, 0).number(5, 0))

        #expect(json[path: "spec", "replicas"] == 0)
        #expect(json[path: "spec", "minReadySeconds"] == nil)
    }

    @Test func `an optional bool that is false stays`() throws {
        #expect(try json("v1", "ConfigMap", WireWriter().number(4, 0))["immutable"] == false)
    }

    @Test func `an empty text of a demanded field stays`() throws {
        let container = WireWriter().text(1, "").text(2, "")

        #expect(try podSpec(WireWriter().message(2, container))["containers"] == [["name": "", "resources": [:]]])
    }

    @Test func `a negative number is one`() throws {
        #expect(try deployment(WireWriter().number(1, -1))[path: "spec", "replicas"] == -1)
    }

    @Test func `a number of 32 bits loses what is above them`() throws {
        #expect(try deployment(WireWriter().number(1, 1 << 32 | 5))[path: "spec", "replicas"] == 5)
    }

    @Test func `numbers may come packed or one by one`() throws {
        let groups = WireWriter().number(4, 1).packed(4, [2, 300]).number(4, 4)

        let spec = try podSpec(WireWriter().message(14, groups))

        #expect(spec[path: "securityContext", "supplementalGroups"] == [1, 2, 300, 4])
    }

    @Test func `a port is a number or a name`() throws {
        func port(_ value: WireWriter) throws -> JSON? {
            let spec = WireWriter().message(1, WireWriter().message(4, value))
            return try json("v1", "Service", WireWriter().message(2, spec))[path: "spec", "ports"]?[0]?["targetPort"]
        }
        #expect(try port(WireWriter().number(1, 0).number(2, 80).text(3, "")) == 80)
        #expect(try port(WireWriter().number(1, 1).number(2, 0).text(3, "web")) == "web")
        #expect(try port(WireWriter()) == 0)
    }

    @Test func `amounts of resources are a map of texts in the order of their names`() throws {
        let capacity = WireWriter()
            .message(1, WireWriter().text(1, "memory").message(2, WireWriter().text(1, "1Gi")))
            .message(1, WireWriter().text(1, "cpu").message(2, WireWriter().text(1, "500m")))
            .message(1, WireWriter().text(1, "pods").message(2))

        let node = try json("v1", "Node", WireWriter().message(3, capacity))

        #expect(node[path: "status", "capacity"] == ["cpu": "500m", "memory": "1Gi", "pods": "0"])
    }

    @Test func `of two entries with one key the later counts`() throws {
        let twice = WireWriter()
            .message(2, WireWriter().text(1, "a").text(2, "first"))
            .message(2, WireWriter().text(1, "a").text(2, "second"))

        #expect(try json("v1", "ConfigMap", twice)["data"] == ["a": "second"])
    }

    @Test func `a list within a map is a list in JSON`() throws {
        let extra = WireWriter().text(1, "scopes").message(2, WireWriter().text(1, "a").text(1, "b"))

        let review = try json(
            "authorization.k8s.io/v1",
            "SubjectAccessReview",
            WireWriter().message(2, WireWriter().text(3, "jo").message(5, extra))
        )

        #expect(review["spec"] == ["user": "jo", "extra": ["scopes": ["a", "b"]]])
    }

    @Test func `inlined structures stand in the object around them`() throws {
        let emptyDir = WireWriter().message(2, WireWriter().text(1, "Memory"))
        let volume = WireWriter().text(1, "tmp").message(2, emptyDir)

        #expect(
            try podSpec(WireWriter().message(1, volume))["volumes"] == [
                ["name": "tmp", "emptyDir": ["medium": "Memory"]]
            ]
        )
    }

    @Test func `JSON within a message stays as it is`() throws {
        let revision = WireWriter().message(2, WireWriter().text(1, #"{"b":1,"a":[true]}"#)).number(3, 7)

        let json = try json("apps/v1", "ControllerRevision", revision)

        #expect(json["data"] == ["b": 1, "a": [true]])
        #expect(json["revision"] == 7)
    }

    @Test func `a message in two parts is one`() throws {
        let parts = WireWriter().message(1, WireWriter().text(1, "a")).message(1, WireWriter().text(3, "b"))

        #expect(try json("v1", "ConfigMap", parts)["metadata"] == ["name": "a", "namespace": "b"])
    }

    @Test func `fields of a later version and groups are stepped over`() throws {
        let unknown = WireWriter().text(900, "x").number(901, 1).raw([0x9B, 0x38, 0x08, 0x01, 0x9C, 0x38])

        #expect(
            try json("v1", "ConfigMap", unknown.message(1, WireWriter().text(1, "a")))["metadata"] == ["name": "a"]
        )
    }
}
