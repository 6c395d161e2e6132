import CloudWire
import KubeObjects

/// The definitions a document needs: those of its resources, and all they refer to.
struct Components {
    let catalogue: SchemaCatalogue
    let dialect: Dialect

    private static let meta = "io.k8s.apimachinery.pkg.apis.meta.v1."
    /// What operations refer to, whatever their resource.
    private static let shared = [
        "APIResourceList", "DeleteOptions", "ListMeta", "ObjectMeta", "Patch", "Status", "WatchEvent",
    ]

    /// The definitions by name, sorted.
    func definitions(of resources: [ServedResource]) -> JSON {
        var found: [String: JSON] = [:]
        for resource in resources { addCustom(resource, to: &found) }
        var open = Self.shared.map { Self.meta + $0 } + resources.flatMap(roots)
        while let name = open.popLast() {
            guard found[name] == nil, let source = catalogue.source(name) else { continue }
            found[name] = dialect.special(name) ?? dialect.schema(source)
            open += references(source)
        }
        return .object(JSONObject(found.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }))
    }

    private func roots(_ resource: ServedResource) -> [String] {
        let kinds = [resource.kind, resource.kind.list] + resource.subresources.map(\.kind)
        return kinds.compactMap(catalogue.definitionName)
    }

    /// The names a definition of the catalogue refers to.
    private func references(_ source: JSON) -> [String] {
        var names = [source["$ref"]?.string].compactMap { $0 }
        for key in ["items", "additionalProperties"] { names += source[key].map(references) ?? [] }
        for field in source["properties"]?.object?.members ?? [] { names += references(field.value) }
        return names
    }

    private func addCustom(_ resource: ServedResource, to found: inout [String: JSON]) {
        guard let source = resource.customSchema else { return }
        var schema = dialect.customSchema(source)
        if dialect == .v2, CustomSwaggerSchema.isOpen(source) {
            // Where kubectl sees any field it refuses those it does not see.
            schema = ["type": "object"]
        } else {
            for (name, field) in resourceFields(metadata: "ObjectMeta") { schema[path: "properties", name] = field }
        }
        schema[path: "x-kubernetes-group-version-kind"] = [resource.kind.extensionJSON]
        found[resource.kind.customDefinitionName] = schema
        found[resource.kind.list.customDefinitionName] = list(of: resource.kind)
    }

    private func list(of kind: GroupVersionKind) -> JSON {
        var list: JSON = ["required": ["items"], "type": "object"]
        for (name, field) in resourceFields(metadata: "ListMeta") { list[path: "properties", name] = field }
        let element = dialect.reference(kind.customDefinitionName)
        list[path: "properties", "items"] = ["items": element, "type": "array"]
        list[path: "x-kubernetes-group-version-kind"] = [kind.list.extensionJSON]
        return list
    }

    private func resourceFields(metadata: String) -> [(String, JSON)] {
        [
            ("apiVersion", ["type": "string"]), ("kind", ["type": "string"]),
            ("metadata", dialect.reference(Self.meta + metadata)),
        ]
    }
}
