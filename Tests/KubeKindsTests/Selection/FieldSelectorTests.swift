import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct FieldSelectorTests {
    private let pod = KubeObject([
        "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "web-1", "namespace": "shop"],
        "spec": ["nodeName": "node-a"], "status": ["phase": "Running", "podIPs": [["ip": "10.0.0.1"]]],
    ])

    private func kind(_ group: String, _ name: String) -> GroupVersionKind {
        GroupVersionKind(group: group, version: "v1", kind: name)
    }

    @Test(arguments: [
        ("metadata.name=web-1", true), ("metadata.name=web-2", false), ("metadata.name!=web-2", true),
        ("status.phase==Running,spec.nodeName=node-a", true), ("status.phase=Running,spec.nodeName=node-b", false),
        ("status.podIP=10.0.0.1", true), ("spec.host=node-a", true), ("spec.hostNetwork=false", true),
        ("status.nominatedNodeName=", true), ("", true),
    ])
    func `a selector's text matches fields as its operators say`(text: String, isMatch: Bool) throws {
        #expect(try FieldSelector(parsing: text, for: kind("", "Pod")).matches(pod) == isMatch)
    }

    @Test(arguments: [
        ("", "Pod", "spec.image", "field label not supported: spec.image"),
        ("", "Node", "metadata.namespace", "field label not supported: metadata.namespace"),
        (
            "networking.k8s.io", "Ingress", "foo.bar",
            "\"foo.bar\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
        ),
        ("example.com", "Thing", "spec.color", "field label not supported: spec.color"),
    ])
    func `a field a kind does not know is a bad request`(group: String, name: String, field: String, message: String) {
        #expect { try FieldSelector(parsing: "\(field)=a", for: kind(group, name)) } throws: {
            $0 as? StatusError == .badRequest(message)
        }
    }

    @Test(arguments: ["metadata.name", "metadata.name=a=b", "metadata.name=a\\b"])
    func `a selector that makes no sense is a bad request`(text: String) {
        #expect { try FieldSelector(parsing: text) } throws: {
            $0 as? StatusError == .badRequest("invalid selector: '\(text)'; can't understand '\(text)'")
        }
    }

    @Test func `a backslash takes a sign of the syntax for the text`() throws {
        #expect(try FieldSelector(parsing: #"reason=a\,b\=c"#).exactValue(of: "reason") == "a,b=c")
    }

    @Test func `events are selected by what they are about`() throws {
        let event = KubeObject([
            "apiVersion": "v1", "kind": "Event", "involvedObject": ["kind": "Service", "name": "web"],
            "source": ["component": "service-controller"],
        ])
        let text = "involvedObject.kind=Service,involvedObject.name=web,source=service-controller"

        #expect(try FieldSelector(parsing: text, for: kind("", "Event")).matches(event))
    }

    @Test func `a definition can make more fields selectable`() throws {
        let selector = try FieldSelector(
            parsing: "spec.color=red",
            for: kind("example.com", "Thing"),
            custom: ["spec.color"]
        )
        #expect(selector.matches(KubeObject(["spec": ["color": "red"]])))
    }
}
