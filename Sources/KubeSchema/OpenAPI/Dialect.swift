import CloudWire
import KubeObjects

/// A version of the OpenAPI language: what differs in how the same thing is said.
enum Dialect: Sendable {
    case v2, v3

    private var schemaPrefix: String {
        switch self {
        case .v2: "#/definitions/"
        case .v3: "#/components/schemas/"
        }
    }

    func reference(_ name: String) -> JSON { ["$ref": .string(schemaPrefix + name)] }

    /// A schema of the catalogue in the dialect: full references, and nothing the catalogue has for itself.
    func schema(_ source: JSON) -> JSON {
        guard case .object(let object) = source else { return source }
        var written = JSONObject()
        for member in object.members where member.name != "x-go-type" && member.name != "$ref" {
            switch member.name {
            case "properties":
                let fields = (member.value.object?.members ?? []).map { (name: $0.name, value: schema($0.value)) }
                written.members.append((member.name, .object(JSONObject(fields))))
            case "items", "additionalProperties": written.members.append((member.name, schema(member.value)))
            default: written.members.append((member.name, member.value))
            }
        }
        guard let name = object["$ref"]?.string else { return .object(written) }
        // A reference may not have neighbours.
        if written.members.isEmpty { return reference(name) }
        switch self {
        case .v2: written.members.append(("$ref", .string(schemaPrefix + name)))
        case .v3: written.members.append(("allOf", [reference(name)]))
        }
        return .object(written)
    }

    /// The schema of a custom resource in the dialect.
    func customSchema(_ source: JSON) -> JSON {
        switch self {
        case .v2: CustomSwaggerSchema.of(source)
        case .v3: source
        }
    }

    /// A definition whose JSON form the two versions describe differently.
    func special(_ name: String) -> JSON? {
        switch (name, self) {
        case ("io.k8s.apimachinery.pkg.util.intstr.IntOrString", .v2): ["format": "int-or-string", "type": "string"]
        case ("io.k8s.apimachinery.pkg.util.intstr.IntOrString", .v3):
            ["format": "int-or-string", "oneOf": [["type": "integer"], ["type": "string"]]]
        case ("io.k8s.apimachinery.pkg.api.resource.Quantity", .v2): ["type": "string"]
        default: nil
        }
    }

    func parameter(_ parameter: Parameter) -> JSON {
        let type: JSON = ["type": .string(parameter.type), "uniqueItems": true]
        var json: JSON = ["in": .string(parameter.place), "name": .string(parameter.name)]
        if parameter.isRequired { json[path: "required"] = true }
        switch self {
        case .v2: for member in type.object?.members ?? [] { json[path: member.name] = member.value }
        case .v3: json[path: "schema"] = type
        }
        return json
    }

    /// Adds what a request's body may be.
    func addBody(_ definition: String, types: [String], isRequired: Bool, to operation: inout JSON) {
        switch self {
        case .v2:
            operation[path: "consumes"] = .array(types.map(JSON.string))
            var body: JSON = ["in": "body", "name": "body", "schema": reference(definition)]
            if isRequired { body[path: "required"] = true }
            operation[path: "parameters"] = .array([body] + (operation["parameters"]?.array ?? []))
        case .v3:
            operation[path: "requestBody"] = ["content": content(definition, types: types)]
            if isRequired { operation[path: "requestBody", "required"] = true }
        }
    }

    /// Adds what may come back, by status.
    func addResponses(_ statuses: [String], definition: String, isWatchable: Bool, to operation: inout JSON) {
        let types = ["application/json"] + (isWatchable ? ["application/json;stream=watch"] : [])
        if self == .v2 { operation[path: "produces"] = .array(types.map(JSON.string)) }
        let names = ["200": "OK", "201": "Created", "202": "Accepted"]
        for status in statuses {
            var response: JSON = ["description": .string(names[status] ?? "")]
            switch self {
            case .v2: response[path: "schema"] = reference(definition)
            case .v3: response[path: "content"] = content(definition, types: types)
            }
            operation[path: "responses", status] = response
        }
        operation[path: "responses", "401"] = ["description": "Unauthorized"]
    }

    private func content(_ definition: String, types: [String]) -> JSON {
        .object(JSONObject(types.map { (name: $0, value: ["schema": reference(definition)]) }))
    }
}

/// A parameter of a path or a query.
struct Parameter: Sendable {
    var name: String
    var type = "string"
    var place = "query"
    var isRequired = false

    static func path(_ name: String) -> Parameter { Parameter(name: name, place: "path", isRequired: true) }
}
