import CloudWire
import KubeObjects

/// The paths of one resource with their operations.
struct ResourcePaths {
    let resource: ServedResource
    let dialect: Dialect
    let definitions: DefinitionNames

    private static let meta = "io.k8s.apimachinery.pkg.apis.meta.v1."
    private static let patchTypes = [
        "application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json",
    ]

    private var groupVersion: GroupVersion { resource.kind.groupVersion }
    private var prefix: String { "/" + groupVersion.pathPrefix }
    private var scopedPrefix: String { resource.isNamespaced ? prefix + "/namespaces/{namespace}" : prefix }
    private var scopeName: String { resource.isNamespaced ? "Namespaced" : "" }

    /// Every path and what is said at it.
    var all: [(name: String, value: JSON)] {
        let collection = "\(scopedPrefix)/\(resource.plural)"
        var paths = [(collection, collectionItem), ("\(collection)/{name}", item)]
        if resource.isNamespaced, resource.verbs.contains("list") {
            paths.append(("\(prefix)/\(resource.plural)", everywhereItem))
        }
        paths += resource.subresources.map { ("\(collection)/{name}/\($0.name)", item(of: $0)) }
        return paths.map { (name: $0.0, value: $0.1) }
    }

    private var collectionItem: JSON {
        pathItem(Operation.onCollections, verbs: resource.verbs, parameters: scopeParameters) { operation in
            let middle = operation.verb == "deletecollection" ? "Collection" : ""
            return self.json(operation, kind: resource.kind, idSuffix: middle + scopeName + resource.kind.kind)
        }
    }

    private var item: JSON {
        let parameters = [.path("name")] + scopeParameters
        return pathItem(Operation.onItems, verbs: resource.verbs, parameters: parameters) { operation in
            self.json(operation, kind: resource.kind, idSuffix: scopeName + resource.kind.kind)
        }
    }

    private func item(of part: ServedResource.Subresource) -> JSON {
        let suffix = scopeName + resource.kind.kind + part.name.capitalizedFirst
        let parameters = [.path("name")] + scopeParameters
        return pathItem(Operation.onItems, verbs: part.verbs, parameters: parameters) { operation in
            self.json(operation, kind: part.kind, idSuffix: suffix)
        }
    }

    /// The objects of all namespaces.
    private var everywhereItem: JSON {
        pathItem(Operation.onCollections, verbs: ["list"], parameters: [Parameter(name: "pretty")]) { operation in
            self.json(operation, kind: resource.kind, idSuffix: resource.kind.kind + "ForAllNamespaces")
        }
    }

    private var scopeParameters: [Parameter] {
        (resource.isNamespaced ? [.path("namespace")] : []) + [Parameter(name: "pretty")]
    }

    private func pathItem(
        _ operations: [Operation],
        verbs: Set<String>,
        parameters: [Parameter],
        _ json: (Operation) -> JSON
    ) -> JSON {
        var item: JSON = ["parameters": .array(parameters.map(dialect.parameter))]
        for operation in operations where verbs.contains(operation.verb) {
            item[path: operation.method] = json(operation)
        }
        return item
    }

    private func json(_ operation: Operation, kind: GroupVersionKind, idSuffix: String) -> JSON {
        var json: JSON = [
            "operationId": .string(operation.idPrefix + groupVersion.operationInfix + idSuffix),
            "tags": [.string(groupVersion.tag)], "parameters": .array(operation.parameters.map(dialect.parameter)),
            "x-kubernetes-action": .string(operation.action), "x-kubernetes-group-version-kind": kind.extensionJSON,
        ]
        addBody(operation, kind: kind, to: &json)
        dialect.addResponses(
            operation.statuses,
            definition: answer(operation, kind: kind),
            isWatchable: operation.verb == "list",
            to: &json
        )
        return json
    }

    private func addBody(_ operation: Operation, kind: GroupVersionKind, to json: inout JSON) {
        switch operation.verb {
        case "create", "update":
            dialect.addBody(definitions[kind], types: ["application/json"], isRequired: true, to: &json)
        case "patch":
            // Only types compiled into a server can be merged strategically; kubectl asks here whether it may.
            let strategic = resource.customSchema == nil ? ["application/strategic-merge-patch+json"] : []
            dialect.addBody(Self.meta + "Patch", types: Self.patchTypes + strategic, isRequired: true, to: &json)
        case "delete", "deletecollection":
            dialect.addBody(Self.meta + "DeleteOptions", types: ["application/json"], isRequired: false, to: &json)
        default: break
        }
    }

    private func answer(_ operation: Operation, kind: GroupVersionKind) -> String {
        switch operation.verb {
        case "list": definitions[kind.list]
        case "delete", "deletecollection": Self.meta + "Status"
        default: definitions[kind]
        }
    }
}

/// The names under which kinds are defined.
struct DefinitionNames: Sendable {
    let catalogue: SchemaCatalogue

    subscript(kind: GroupVersionKind) -> String { catalogue.definitionName(of: kind) ?? kind.customDefinitionName }
}
