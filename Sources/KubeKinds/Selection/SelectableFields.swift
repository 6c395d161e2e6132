import CloudWire
import KubeObjects

/// The fields each kind can be selected by.
enum SelectableFields {
    private static let metadata = ["metadata.name", "metadata.namespace"]

    private static let special: [String: [String]] = [
        "/Pod": [
            "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
            "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName",
        ],
        "/Event": [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
            "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason",
            "reportingComponent", "source", "type",
        ],
        "events.k8s.io/Event": [
            "regarding.kind", "regarding.namespace", "regarding.name", "regarding.uid", "regarding.apiVersion",
            "regarding.resourceVersion", "regarding.fieldPath", "reason", "reportingController", "type",
        ],
        "/Secret": ["type"], "/Namespace": ["status.phase"], "/Node": ["spec.unschedulable"],
        "/Service": ["spec.clusterIP", "spec.type"],
        "apps/ReplicaSet": ["status.replicas"],
        "certificates.k8s.io/CertificateSigningRequest": ["spec.signerName"],
    ]

    /// Kinds whose fields are listed one by one; a Node and a Namespace have no namespace to select by.
    private static let withoutNamespace: Set<String> = ["/Node", "/Namespace"]

    /// The field a kind calls so; nil where it cannot be selected by.
    static func known(_ field: String, by kind: GroupVersionKind) -> String? {
        let key = "\(kind.group)/\(kind.kind)"
        // The oldest clients say it so.
        if key == "/Pod", field == "spec.host" { return "spec.nodeName" }
        if field == "metadata.namespace", withoutNamespace.contains(key) { return nil }
        return metadata.contains(field) || special[key]?.contains(field) == true ? field : nil
    }

    /// What a server says to a field it does not know: kinds with a list of their own, and custom ones, say it shorter.
    static func refusal(of field: String, by kind: GroupVersionKind) -> String {
        let hasOwnList = special["\(kind.group)/\(kind.kind)"] != nil || !KindRules.isBuiltIn(kind.group)
        if hasOwnList { return "field label not supported: \(field)" }
        return "\"\(field)\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
    }

    /// What an object says in a field, as text: nothing where it does not say, and a word for what is true or false.
    static func value(of field: String, in object: KubeObject) -> String {
        switch field {
        case "source": return source(object.json)
        case "status.podIPs", "status.podIP": return podAddress(object.json)
        case "status.successful": return String(object.json.number("status", "succeeded"))
        default: break
        }
        switch object.json[path: field.split(separator: ".").map(String.init)] {
        case .string(let text): return text
        case .bool(let isTrue): return String(isTrue)
        case .int(let number): return String(number)
        default: return absent(field)
        }
    }

    /// What a field that is left out says.
    private static func absent(_ field: String) -> String {
        switch field {
        case "spec.unschedulable", "spec.hostNetwork": "false"
        case "status.replicas": "0"
        default: ""
        }
    }

    private static func source(_ event: JSON) -> String {
        let component = event.text("source", "component")
        return component.isEmpty ? event.text("reportingComponent") : component
    }

    private static func podAddress(_ pod: JSON) -> String {
        pod.list("status", "podIPs").first?.text("ip") ?? pod.text("status", "podIP")
    }
}
