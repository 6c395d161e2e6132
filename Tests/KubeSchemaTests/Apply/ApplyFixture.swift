import CloudWire
import KubeObjects
import KubeSchema
import Testing

/// Writes to one Deployment, or an object of another kind, as different managers.
struct ApplyFixture {
    let schema: SchemaNode
    let apiVersion: String

    init(group: String = "apps", version: String = "v1", kind: String = "Deployment") throws {
        let kind = GroupVersionKind(group: group, version: version, kind: kind)
        schema = try #require(SchemaCatalogue.kubernetes.schema(of: kind))
        apiVersion = kind.groupVersion.description
    }

    func apply(
        _ json: JSON,
        to live: KubeObject? = nil,
        as manager: String = "one",
        force: Bool = false,
        at time: String = "2024-05-01T10:00:00Z"
    ) throws(StatusError) -> KubeObject {
        try Apply.apply(
            KubeObject(json),
            live: live,
            manager: manager,
            force: force,
            schema: schema,
            apiVersion: apiVersion,
            time: time
        )
    }

    func update(
        _ json: JSON,
        over live: KubeObject? = nil,
        as manager: String = "updater",
        at time: String = "2024-05-01T11:00:00Z",
        subresource: String = ""
    ) -> KubeObject {
        ManagedFields.record(
            update: KubeObject(json),
            live: live,
            manager: manager,
            schema: schema,
            apiVersion: apiVersion,
            time: time,
            subresource: subresource
        )
    }

    /// The error an apply fails with.
    func error(_ json: JSON, to live: KubeObject, as manager: String) -> StatusError? {
        do throws(StatusError) {
            _ = try apply(json, to: live, as: manager)
            return nil
        } catch {
            return error
        }
    }
}

extension KubeObject {
    /// What a manager owns, as text; empty where it owns nothing.
    func fields(of manager: String) -> String {
        entry(of: manager)?["fieldsV1"]?.text ?? ""
    }

    func entry(of manager: String) -> JSON? {
        self["metadata", "managedFields"]?.array?.first { $0["manager"]?.string == manager }
    }
}

extension JSON {
    /// The same with one value set.
    func setting(_ path: String..., to value: JSON?) -> JSON {
        var copy = self
        copy[path: path] = value
        return copy
    }

    /// A Deployment of two containers, as one would write it.
    static let web: JSON = [
        "apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": ["name": "web", "namespace": "default", "labels": ["app": "web"]],
        "spec": [
            "replicas": 2, "selector": ["matchLabels": ["app": "web"]],
            "template": [
                "metadata": ["labels": ["app": "web"]],
                "spec": [
                    "containers": [
                        ["name": "web", "image": "web:1", "ports": [["containerPort": 80]], "args": ["a", "b"]]
                    ]
                ],
            ],
        ],
    ]
}
