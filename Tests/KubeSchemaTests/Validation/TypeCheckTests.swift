import CloudWire
import KubeObjects
import KubeSchema
import Testing

struct TypeCheckTests {
    private func fault(_ object: JSON, _ apiVersion: String, _ kind: String) throws -> String? {
        let groupVersion = try #require(GroupVersion(apiVersion))
        let kind = GroupVersionKind(groupVersion, kind: kind)
        let schema = try #require(SchemaCatalogue.kubernetes.schema(of: kind))
        return TypeCheck.failure(object, as: kind, schema: schema)?.message
    }

    @Test func `a text where a number belongs is refused as the decoder refuses it`() throws {
        #expect(
            try fault(["spec": ["replicas": "three"]], "apps/v1", "Deployment")
                == #"Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into "#
                + "Go struct field DeploymentSpec.spec.replicas of type int32"
        )
    }

    @Test func `an object that fits is not refused, nulls neither`() throws {
        let object: JSON = [
            "metadata": ["name": "a", "creationTimestamp": nil, "labels": ["a": "b"]],
            "spec": ["ports": [["port": 80, "targetPort": "http"]], "selector": nil],
        ]
        #expect(try fault(object, "v1", "Service") == nil)
    }

    @Test(
        arguments: [
            (
                ["metadata": ["labels": ["a": 1]]],
                "number into Go struct field ObjectMeta.metadata.labels of type string"
            ),
            (["spec": []], "array into Go struct field Service.spec of type v1.ServiceSpec"),
            (["spec": ["ports": "80"]], "string into Go struct field ServiceSpec.spec.ports of type []v1.ServicePort"),
            (
                ["spec": ["ports": [["port": .double(1.5)]]]],
                "number 1.5 into Go struct field ServicePort.spec.ports.port of type int32"
            ),
            (
                ["spec": ["ports": [["port": 3_000_000_000]]]],
                "number 3000000000 into Go struct field ServicePort.spec.ports.port of type int32"
            ),
            (
                ["spec": ["ports": [["targetPort": true]]]],
                "bool into Go struct field ServicePort.spec.ports.targetPort of type int32"
            ),
            (["spec": ["type": 1]], "number into Go struct field ServiceSpec.spec.type of type v1.ServiceType"),
            (
                ["spec": ["selector": "a"]],
                "string into Go struct field ServiceSpec.spec.selector of type map[string]string"
            ),
            (
                ["metadata": ["creationTimestamp": 1]],
                "number into Go struct field ObjectMeta.metadata.creationTimestamp of type string"
            ),
        ] as [(JSON, String)]
    )
    func `a refusal names the struct, the path and the Go type`(object: JSON, text: String) throws {
        #expect(
            try fault(object, "v1", "Service")
                == #"Service in version "v1" cannot be handled as a Service: json: cannot unmarshal "# + text
        )
    }

    @Test func `the first fault is told, unless a type that reads itself fails`() throws {
        let object: JSON = ["metadata": ["name": 1, "creationTimestamp": "today"], "spec": 1]
        #expect(
            try fault(object, "v1", "Service")?.hasSuffix(
                #"Service: parsing time "today" as "2006-01-02T15:04:05Z07:00": cannot parse "today" as "2006""#
            ) == true
        )
        let plain: JSON = ["metadata": ["name": 1], "spec": 1]
        #expect(try fault(plain, "v1", "Service")?.hasSuffix("ObjectMeta.metadata.name of type string") == true)
    }

    @Test(
        arguments: [
            ("2024-05-06T07:08:09Z", nil), ("2024-05-06T07:08:09.5+02:00", nil),
            ("2024-13-06T07:08:09Z", #"parsing time "2024-13-06T07:08:09Z": month out of range"#),
            ("2024-05-06T07:08:09Zz", #"parsing time "2024-05-06T07:08:09Zz": extra text: "z""#),
            (
                "2024-05-06",
                #"parsing time "2024-05-06" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T""#
            ),
        ] as [(String, String?)]
    )
    func `times are read in RFC 3339`(text: String, fault: String?) throws {
        let schema = try #require(SchemaCatalogue.kubernetes.definition("io.k8s.apimachinery.pkg.apis.meta.v1.Time"))
        #expect(TypeCheck.fault(in: .string(text), schema: schema) == fault)
    }

    @Test func `a time with microseconds needs six digits`() throws {
        let name = "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime"
        let schema = try #require(SchemaCatalogue.kubernetes.definition(name))
        #expect(TypeCheck.fault(in: "2024-05-06T07:08:09.123456Z", schema: schema) == nil)
        #expect(TypeCheck.fault(in: "2024-05-06T07:08:09Z", schema: schema)?.hasSuffix(#""Z" as ".000000""#) == true)
    }

    @Test(
        arguments: [
            ("1Gi", nil), (5, nil), ("1XB", "quantities must match the regular expression"),
            ("1MM", "unable to parse quantity's suffix"), ("", "quantities must match"),
            (true, "quantities must match"),
        ] as [(JSON, String?)]
    )
    func `quantities are read`(value: JSON, start: String?) throws {
        let schema = try #require(
            SchemaCatalogue.kubernetes.definition("io.k8s.apimachinery.pkg.api.resource.Quantity")
        )
        let fault = TypeCheck.fault(in: value, schema: schema)
        #expect(start.map { fault?.hasPrefix($0) == true } ?? (fault == nil))
    }

    @Test(arguments: [("aGk=", nil), ("aGk", 0), ("a$k=", 1), ("aGk==", 4), ("", nil)] as [(String, Int?)])
    func `bytes are read in base64`(text: String, offset: Int?) throws {
        let kind = "io.k8s.api.core.v1.Secret"
        let schema = try #require(SchemaCatalogue.kubernetes.definition(kind))
        #expect(
            TypeCheck.fault(in: ["data": ["a": .string(text)]], schema: schema)
                == offset.map { "illegal base64 data at input byte \($0)" }
        )
    }

    @Test func `of a custom resource the metadata is checked alone`() throws {
        let kind = GroupVersionKind(group: "example.com", version: "v1", kind: "Lamp")
        let schema = SchemaCatalogue.kubernetes.schema(ofCustomResource: [
            "type": "object", "properties": ["spec": ["type": "object"]],
        ])
        let object: JSON = ["metadata": ["labels": ["a": true]], "spec": 1]
        #expect(
            TypeCheck.failure(object, as: kind, schema: schema)?.message.hasSuffix(
                "cannot unmarshal bool into Go struct field ObjectMeta.labels of type string"
            ) == true
        )
        #expect(TypeCheck.failure(["spec": 1], as: kind, schema: schema) == nil)
    }
}
