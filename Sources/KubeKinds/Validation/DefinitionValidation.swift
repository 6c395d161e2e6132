import CloudWire
import KubeObjects

extension Validation {
    /// What is wrong with a CustomResourceDefinition.
    static func definition(_ object: KubeObject) -> [FieldError] {
        let spec = object["spec"] ?? [:]
        return definitionNames(object, spec) + definitionScope(spec) + definitionVersions(spec)
    }

    private static func definitionNames(_ object: KubeObject, _ spec: JSON) -> [FieldError] {
        let (group, plural) = (spec.text("group"), spec.text("names", "plural"))
        var errors: [FieldError] = []
        if object.name != "\(plural).\(group)" {
            errors.append(
                .invalid("metadata.name", .string(object.name), "must be spec.names.plural+\".\"+spec.group")
            )
        }
        if group.isEmpty {
            errors.append(.required("spec.group"))
        } else if group.split(separator: ".").count < 2 {
            errors.append(.invalid("spec.group", .string(group), "should be a domain with at least one dot"))
        }
        if plural.isEmpty { errors.append(.required("spec.names.plural")) }
        if spec.text("names", "kind").isEmpty { errors.append(.required("spec.names.kind")) }
        return errors
    }

    private static func definitionScope(_ spec: JSON) -> [FieldError] {
        let scope = spec.text("scope")
        if scope.isEmpty { return [.required("spec.scope")] }
        let scopes = ["Cluster", "Namespaced"]
        return scopes.contains(scope) ? [] : [.unsupported("spec.scope", .string(scope), supported: scopes)]
    }

    private static func definitionVersions(_ spec: JSON) -> [FieldError] {
        let versions = spec.list("versions")
        var errors: [FieldError] = []
        if versions.filter({ $0.isTrue("storage") }).count != 1 {
            errors.append(
                .invalid(
                    "spec.versions",
                    .array(versions.map { $0["name"] ?? "" }),
                    "must have exactly one version marked as storage version"
                )
            )
        }
        for (place, version) in versions.enumerated() {
            if version.text("name").isEmpty { errors.append(.required("spec.versions[\(place)].name")) }
            if version[path: "schema", "openAPIV3Schema"] == nil {
                errors.append(
                    .required("spec.versions[\(place)].schema.openAPIV3Schema", "schemas are required")
                )
            }
        }
        return errors
    }
}
