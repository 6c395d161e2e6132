import CloudWire
import KubeObjects
import KubeSchema
import Testing

@Suite struct SentBodyTests {
    @Test(arguments: KubectlBodies.all)
    func `what kubectl sends is what it shows as JSON`(body: SentBody) throws {
        #expect(try ProtobufBody.json(body.bytes()) == body.expected())
    }

    @Test(arguments: KubectlQuestions.all)
    func `what kubectl asks is read by the tags of its types`(body: SentBody) throws {
        #expect(try ProtobufBody.json(body.bytes()) == body.expected())
    }

    @Test func `a template with most of its fields set is read as it was meant`() throws {
        let json = try ProtobufBody.json(RichTemplate.body.bytes())

        #expect(json[path: "spec", "template"] == (try RichTemplate.body.expected()))
    }

    @Test(arguments: KubectlBodies.all)
    func `what kubectl sends fits the schema of its kind`(body: SentBody) throws {
        let json = try ProtobufBody.json(body.bytes())
        let kind = GroupVersionKind(
            try #require(json["apiVersion"]?.string.flatMap(GroupVersion.init)),
            kind: try #require(json["kind"]?.string)
        )
        let schema = try #require(SchemaCatalogue.kubernetes.schema(of: kind))

        #expect(TypeCheck.failure(json, as: kind, schema: schema) == nil)
        #expect(FieldValidation.unknownFields(in: json, schema: schema) == [])
    }
}
