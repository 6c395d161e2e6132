/// The messages of a Swagger document's protobuf form, as gnostic's `openapiv2/OpenAPIv2.proto` numbers their fields.
///
/// Only those that a document of ours can hold stand here.
enum SwaggerMessage: Sendable {
    case bodyParameter, document, info, operation, pathItem, pathParameter, queryParameter, response, schema

    /// How a member of the JSON document is said.
    enum Form: Sendable {
        case text, texts, flag, integer, decimal
        /// Whatever it is, as YAML text.
        case value
        case values
        /// A message, which the numbers of the messages around it lead to.
        case message(SwaggerMessage, within: [Int] = [])
        case messages(SwaggerMessage)
        /// An object whose members become pairs of name and message, in a message that holds nothing else.
        case map(SwaggerMessage, pair: Int = 1, within: [Int] = [])
        /// One text or more of them, in a message that holds nothing else.
        case type
        /// A schema, or whether there may be more.
        case schemaOrFlag
        /// Parameters of all places.
        case parameters
    }

    struct Field: Sendable {
        var number: Int
        var name: String
        var form: Form

        init(_ number: Int, _ name: String, _ form: Form) {
            self.number = number
            self.name = name
            self.form = form
        }
    }

    /// The fields in the order of their numbers, which is the one they are written in.
    var fields: [Field] {
        switch self {
        case .bodyParameter: Self.bodyParameterFields
        case .document: Self.documentFields
        case .info: Self.infoFields
        case .operation: Self.operationFields
        case .pathItem: Self.pathItemFields
        case .pathParameter: Self.pathParameterFields
        case .queryParameter: Self.queryParameterFields
        case .response: Self.responseFields
        case .schema: Self.schemaFields
        }
    }

    /// The number of the field with everything whose name begins with `x-`.
    var extensions: Int {
        switch self {
        case .bodyParameter: 6
        case .document: 16
        case .info: 7
        case .operation: 13
        case .pathItem: 10
        case .pathParameter: 22
        case .queryParameter: 23
        case .response: 5
        case .schema: 31
        }
    }

    private static let documentFields = [
        Field(1, "swagger", .text), Field(2, "info", .message(.info)), Field(8, "paths", .map(.pathItem, pair: 2)),
        Field(9, "definitions", .map(.schema)),
    ]

    private static let infoFields = [Field(1, "title", .text), Field(2, "version", .text)]

    private static let pathItemFields = [
        Field(2, "get", .message(.operation)), Field(3, "put", .message(.operation)),
        Field(4, "post", .message(.operation)), Field(5, "delete", .message(.operation)),
        Field(8, "patch", .message(.operation)), Field(9, "parameters", .parameters),
    ]

    private static let operationFields = [
        Field(1, "tags", .texts), Field(3, "description", .text), Field(5, "operationId", .text),
        Field(6, "produces", .texts), Field(7, "consumes", .texts), Field(8, "parameters", .parameters),
        Field(9, "responses", .map(.response, within: [1])),
    ]

    private static let responseFields = [
        Field(1, "description", .text), Field(2, "schema", .message(.schema, within: [1])),
    ]

    private static let bodyParameterFields = [
        Field(1, "description", .text), Field(2, "name", .text), Field(3, "in", .text), Field(4, "required", .flag),
        Field(5, "schema", .message(.schema)),
    ]

    private static let queryParameterFields = [
        Field(1, "required", .flag), Field(2, "in", .text), Field(3, "description", .text), Field(4, "name", .text),
        Field(6, "type", .text), Field(20, "uniqueItems", .flag),
    ]

    private static let pathParameterFields = [
        Field(1, "required", .flag), Field(2, "in", .text), Field(3, "description", .text), Field(4, "name", .text),
        Field(5, "type", .text), Field(19, "uniqueItems", .flag),
    ]

    private static let schemaFields = [
        Field(1, "$ref", .text), Field(2, "format", .text), Field(3, "title", .text), Field(4, "description", .text),
        Field(5, "default", .value), Field(6, "multipleOf", .decimal), Field(7, "maximum", .decimal),
        Field(8, "exclusiveMaximum", .flag), Field(9, "minimum", .decimal), Field(10, "exclusiveMinimum", .flag),
        Field(11, "maxLength", .integer), Field(12, "minLength", .integer), Field(13, "pattern", .text),
        Field(14, "maxItems", .integer), Field(15, "minItems", .integer), Field(16, "uniqueItems", .flag),
        Field(17, "maxProperties", .integer), Field(18, "minProperties", .integer), Field(19, "required", .texts),
        Field(20, "enum", .values), Field(21, "additionalProperties", .schemaOrFlag), Field(22, "type", .type),
        Field(23, "items", .message(.schema, within: [1])), Field(24, "allOf", .messages(.schema)),
        Field(25, "properties", .map(.schema)), Field(30, "example", .value),
    ]
}
