package import CloudWire
import KubeObjects

/// The rules in the Common Expression Language that a CustomResourceDefinition has; nothing here evaluates them.
package enum ValidationRules {
    private static let member = "x-kubernetes-validations"

    /// Where rules stand, as the paths of the fields that hold them.
    package static func places(in definition: JSON) -> [String] {
        (definition[path: "spec", "versions"]?.array ?? []).enumerated().flatMap { place, version in
            version[path: "schema", "openAPIV3Schema"].map {
                places($0, at: "spec.versions[\(place)].schema.openAPIV3Schema")
            } ?? []
        }
    }

    private static func places(_ schema: JSON, at path: String) -> [String] {
        let own = schema[member]?.array?.isEmpty == false ? ["\(path).\(member)"] : []
        let fields = (schema["properties"]?.object?.members ?? []).flatMap {
            places($0.value, at: "\(path).properties[\($0.name)]")
        }
        let elements = ["items", "additionalProperties"].flatMap { name in
            schema[name].map { places($0, at: "\(path).\(name)") } ?? []
        }
        return own + fields + elements
    }
}
