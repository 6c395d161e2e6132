import CloudWire
import KubeObjects

/// The members that an object of a built-in kind has even where they are not written.
///
/// The real server holds such objects as Go structs, whose inner structs are there though empty: nobody comes to own
/// `spec` itself by setting the first field in it. A pointer or a list that is empty is absent instead.
struct PresentMembers {
    /// By the last part of the definition's name; kinds have metadata, spec and status besides.
    private static let inner: [String: [String]] = [
        "Container": ["resources"],
        "ContainerStatus": ["lastState", "state"],
        "CronJobSpec": ["jobTemplate"],
        "CustomResourceDefinitionSpec": ["names"],
        "DaemonSetSpec": ["template", "updateStrategy"],
        "DeploymentSpec": ["strategy", "template"],
        "EphemeralContainer": ["resources"],
        "Event": ["involvedObject", "source"],
        "HorizontalPodAutoscalerSpec": ["scaleTargetRef"],
        "IngressStatus": ["loadBalancer"],
        "JobSpec": ["template"],
        "JobTemplateSpec": ["metadata", "spec"],
        "NodeDaemonEndpoints": ["kubeletEndpoint"],
        "NodeStatus": ["daemonEndpoints", "nodeInfo"],
        "PersistentVolumeClaimSpec": ["resources"],
        "PodTemplateSpec": ["metadata", "spec"],
        "ReplicaSetSpec": ["template"],
        "ServiceStatus": ["loadBalancer"],
        "StatefulSetSpec": ["template", "updateStrategy"],
    ]

    /// The members that are null where nothing is written, without being required.
    private static let nulls: [String: [String]] = ["ObjectMeta": ["creationTimestamp"]]

    /// An object as the real server holds it.
    static func filled(_ value: JSON, _ schema: SchemaNode?) -> JSON {
        guard let schema else { return value }
        switch value {
        case .object(let object): return .object(filled(object, schema))
        case .array(let elements): return .array(elements.map { filled($0, schema.element) })
        default: return value
        }
    }

    private static func filled(_ object: JSONObject, _ schema: SchemaNode) -> JSONObject {
        var object = JSONObject(object.members.map { ($0.name, filled($0.value, schema.member($0.name))) })
        guard schema.definitionName != nil, schema.form == .object else { return object }
        for member in schema.requiredNames where object[member] == nil { object[member] = .null }
        for member in nulls[name(of: schema)] ?? [] where object[member] == nil { object[member] = .null }
        for member in present(in: schema) where object[member] == nil || object[member] == .null {
            object[member] = .object(filled(JSONObject(), schema.member(member) ?? schema))
        }
        return object
    }

    /// The names of an object's inner structs.
    static func present(in schema: SchemaNode) -> [String] {
        guard schema.definitionName != nil else { return [] }
        let outer =
            schema.declares("apiVersion") && schema.declares("kind")
            ? ["metadata", "spec", "status"].filter { schema.member($0)?.form == .object } : []
        return outer + (inner[name(of: schema)] ?? []).filter(schema.declares)
    }

    /// The last part of the name of a schema's definition.
    private static func name(of schema: SchemaNode) -> String {
        schema.definitionName?.split(separator: ".").last.map(String.init) ?? ""
    }
}
