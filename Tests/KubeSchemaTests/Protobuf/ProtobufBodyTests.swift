import CloudWire
import KubeObjects
import KubeSchema
import Testing

/// The envelope around an object, and what is answered where it does not hold.
@Suite struct ProtobufBodyTests {
    private static let prefix = Array("k8s\0".utf8)

    private func message(_ bytes: [UInt8], expecting kind: String? = nil) -> String? {
        do {
            _ = try ProtobufBody.json(
                bytes,
                expecting: kind.map { GroupVersionKind(group: "apps", version: "v1", kind: $0) }
            )
            return nil
        } catch {
            return error.code == 400 && error.reason == "BadRequest" ? error.message : "not a bad request: \(error)"
        }
    }

    private func fault(inDeployment object: WireWriter) -> String? {
        message(WireWriter.envelope("apps/v1", "Deployment", object))
    }

    @Test func `the options of a deletion come in the version of what is deleted`() throws {
        let options = WireWriter().number(1, 0).text(4, "Foreground").text(5, "All")

        #expect(
            try ProtobufBody.json(WireWriter.envelope("apps/v1", "DeleteOptions", options)) == [
                "kind": "DeleteOptions", "apiVersion": "apps/v1", "gracePeriodSeconds": 0,
                "propagationPolicy": "Foreground", "dryRun": ["All"],
            ]
        )
    }

    @Test func `kind and version are those expected where the envelope has none`() throws {
        let lease = GroupVersionKind(group: "coordination.k8s.io", version: "v1", kind: "Lease")

        #expect(
            try ProtobufBody.json(WireWriter.envelope("", "", WireWriter()), expecting: lease) == [
                "kind": "Lease", "apiVersion": "coordination.k8s.io/v1", "metadata": [:], "spec": [:],
            ]
        )
    }

    @Test func `how the content is encoded does not matter`() throws {
        let envelope = WireWriter.envelope("v1", "Namespace", WireWriter()) + WireWriter().text(3, "").text(4, "").bytes

        #expect(try ProtobufBody.json(envelope)["kind"] == "Namespace")
    }

    @Test func `a body that is no envelope is unrecognized`() {
        #expect(
            message([], expecting: "Deployment")
                == "the object provided is unrecognized (must be of type Deployment): empty data (<empty>)"
        )
        #expect(
            message(Array(#"{"kind":"Deployment","apiVersion":"apps/v1"}"#.utf8), expecting: "Deployment")
                == "the object provided is unrecognized (must be of type Deployment): provided data does not appear to "
                + "be a protobuf message, expected prefix [107 56 115 0] ({\"kind\":\"Deployment\",\"apiVersi ...)"
        )
        #expect(message(Self.prefix) == "the object provided is unrecognized: empty body (6b387300)")
        #expect(
            message(Self.prefix + [0x0A, 0x05], expecting: "Deployment")
                == "the object provided is unrecognized (must be of type Deployment): unexpected EOF (6b3873000a05)"
        )
    }

    @Test func `an envelope that names no kind is unrecognized`() {
        #expect(
            message(Self.prefix + [0x1A, 0x00])
                == "the object provided is unrecognized: Object 'Kind' is missing in "
                + #"'runtime.TypeMeta{APIVersion:"", Kind:""}' (6b3873001a00)"#
        )
    }

    @Test func `a kind that nobody knows is not registered`() {
        #expect(
            message(WireWriter.envelope("example.com/v1", "Widget", WireWriter()), expecting: "Deployment")
                == #"Widget in version "v1" cannot be handled as a Deployment: no kind "Widget" is registered for "#
                + #"version "example.com/v1" in scheme "k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30""#
        )
    }

    @Test(
        arguments: [
            ([0x12, 0x05, 0x0A], "unexpected EOF"), ([0x0A], "unexpected EOF"), ([0x80], "unexpected EOF"),
            ([0x10, 0x01], "proto: wrong wireType = 0 for field Spec"),
            ([0x09, 0, 0, 0, 0, 0, 0, 0, 0], "proto: wrong wireType = 1 for field ObjectMeta"),
            ([0x0C], "proto: Deployment: wiretype end group for non-group"),
            ([0x00, 0x00], "proto: Deployment: illegal tag 0 (wire type 0)"),
            ([0x7F], "proto: illegal wireType 7"), ([0x7B, 0x78], "unexpected EOF"),
            ([UInt8](repeating: 0xFF, count: 11), "proto: integer overflow"),
            ([0x0A] + [UInt8](repeating: 0xFF, count: 9) + [0x01], "proto: negative length found during unmarshaling"),
            ([0x12, 0x02, 0x0A, 0x00], "proto: wrong wireType = 2 for field Replicas"),
        ] as [([UInt8], String)]
    )
    func `a fault in the message is told as Go tells it`(bytes: [UInt8], text: String) {
        #expect(
            fault(inDeployment: WireWriter().raw(bytes))
                == "Deployment in version \"v1\" cannot be handled as a Deployment: \(text)"
        )
    }

    @Test func `JSON within a message that is none is refused`() {
        let revision = WireWriter().message(2, WireWriter().text(1, "{"))

        #expect(
            message(WireWriter.envelope("apps/v1", "ControllerRevision", revision))
                == "ControllerRevision in version \"v1\" cannot be handled as a ControllerRevision: "
                + "json: a member needs a name"
        )
    }

    @Test func `more values than any object has are refused`() {
        let entries = [UInt8]((0..<500_001).flatMap { _ in [0x12, 0x00] as [UInt8] })

        #expect(
            message(WireWriter.envelope("v1", "ConfigMap", WireWriter().raw(entries)))
                == "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: too many values"
        )
    }
}
