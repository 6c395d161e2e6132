/// What a field holds.
enum WireType: Hashable, Sendable {
    case bool
    case int32
    case int64
    case string
    case bytes
    case special(SpecialMessage)
    case message(String)

    /// Reads the type as the bundled file says it.
    init(_ text: String) {
        self =
            switch text {
            case "bool": .bool
            case "int32": .int32
            case "int64": .int64
            case "string": .string
            case "bytes": .bytes
            default: SpecialMessage(rawValue: text).map { .special($0) } ?? .message(text)
            }
    }

    /// Whether values are varints; all others have a length.
    var isNumber: Bool {
        switch self {
        case .bool, .int32, .int64: true
        case .string, .bytes, .special, .message: false
        }
    }
}

/// A message whose JSON is not an object of its fields.
enum SpecialMessage: String, Sendable {
    case fields = "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1"
    case integerOrString = "io.k8s.apimachinery.pkg.util.intstr.IntOrString"
    case microTime = "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime"
    case quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity"
    case rawExtension = "io.k8s.apimachinery.pkg.runtime.RawExtension"
    case time = "io.k8s.apimachinery.pkg.apis.meta.v1.Time"
}
