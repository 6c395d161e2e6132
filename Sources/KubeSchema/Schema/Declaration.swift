import CloudWire

/// One schema of an OpenAPI document, read: what is said at one place, without what it refers to.
final class Declaration: Sendable {
    /// The definition's name, for the schemas that have one.
    let name: String?
    /// The name of the definition that says the rest.
    let reference: String?
    let form: SchemaNode.Form
    let fields: [String: Declaration]
    let required: Set<String>
    /// A list's elements or a map's values.
    let values: Declaration?
    let listType: SchemaNode.ListType?
    let isAtomic: Bool
    let keepsUnknownFields: Bool
    let patchMergeKey: String?
    let patchStrategies: Set<SchemaNode.PatchStrategy>
    let format: String?
    let allowedValues: [String]
    let defaultValue: JSON?
    let isNullable: Bool
    let goType: String?

    /// A value of which nothing is known.
    static let anything = Declaration([:])

    init(_ json: JSON, name: String? = nil) {
        self.name = name
        let isResource = json["x-kubernetes-embedded-resource"]?.bool ?? false
        var fields: [String: Declaration] = [:]
        for member in json["properties"]?.object?.members ?? [] { fields[member.name] = Declaration(member.value) }
        if isResource { fields.merge(Self.resourceFields) { _, standard in standard } }
        self.fields = fields
        reference = json["$ref"]?.string
        form = Form.of(json, name: name, hasFields: !fields.isEmpty)
        required = Set((json["required"]?.array ?? []).compactMap(\.string))
        values = Self.values(json)
        listType = Self.listType(json)
        isAtomic = json["x-kubernetes-map-type"]?.string == "atomic"
        keepsUnknownFields = json["x-kubernetes-preserve-unknown-fields"]?.bool ?? false
        patchMergeKey = json["x-kubernetes-patch-merge-key"]?.string
        let strategies = json["x-kubernetes-patch-strategy"]?.string ?? ""
        patchStrategies = Set(strategies.split(separator: ",").compactMap { .init(rawValue: String($0)) })
        format = json["format"]?.string
        allowedValues = (json["enum"]?.array ?? []).compactMap(\.string)
        defaultValue = json["default"]
        isNullable = json["nullable"]?.bool ?? false
        goType = json["x-go-type"]?.string
    }

    private typealias Form = SchemaNode.Form

    /// The fields every resource has, which a custom resource's schema need not mention.
    static let resourceFields: [String: Declaration] = [
        "apiVersion": Declaration(["type": "string"]),
        "kind": Declaration(["type": "string"]),
        "metadata": Declaration(["$ref": "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"]),
    ]

    private static func values(_ json: JSON) -> Declaration? {
        switch json["additionalProperties"] ?? json["items"] {
        case .object(let schema)?: Declaration(.object(schema))
        default: nil
        }
    }

    private static func listType(_ json: JSON) -> SchemaNode.ListType? {
        switch json["x-kubernetes-list-type"]?.string {
        case "set": .set
        case "map": .map(keys: (json["x-kubernetes-list-map-keys"]?.array ?? []).compactMap(\.string))
        case "atomic": .atomic
        default: nil
        }
    }
}

extension SchemaNode.Form {
    /// Types with a JSON form of their own, which a document describes as a mere string, object or choice.
    private static let wellKnown: [String: SchemaNode.Form] = [
        "io.k8s.apimachinery.pkg.util.intstr.IntOrString": .intOrString,
        "io.k8s.apimachinery.pkg.api.resource.Quantity": .quantity,
        "io.k8s.apimachinery.pkg.apis.meta.v1.Time": .time,
        "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": .time,
        "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": .anything,
        "io.k8s.apimachinery.pkg.runtime.RawExtension": .anything,
    ]

    fileprivate static func of(_ json: JSON, name: String?, hasFields: Bool) -> SchemaNode.Form {
        if let form = name.flatMap({ wellKnown[$0] }) { return form }
        if json["x-kubernetes-int-or-string"]?.bool == true { return .intOrString }
        return switch json["type"]?.string {
        case "string": .string
        case "integer": .integer
        case "number": .number
        case "boolean": .boolean
        case "array": .list
        case "object": hasFields || !isMap(json) ? .object : .map
        default: hasFields ? .object : .anything
        }
    }

    /// Whether an object without fields has members all the same.
    private static func isMap(_ json: JSON) -> Bool {
        switch json["additionalProperties"] {
        case .object?, .bool(true)?: true
        default: json["x-kubernetes-preserve-unknown-fields"]?.bool ?? false
        }
    }
}
