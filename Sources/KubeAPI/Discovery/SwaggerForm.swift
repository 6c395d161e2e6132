/// A form in which `/openapi/v2` can be read.
enum SwaggerForm: Hashable {
    case json, protobuf

    private static let protobufTypes = [
        "application/com.github.proto-openapi.spec.v2.v1.0+protobuf",
        // The name it had first, which clients still ask for; it is answered with the other.
        "application/com.github.proto-openapi.spec.v2@v1.0+protobuf",
    ]

    /// The form that the client likes best; nil where it takes none.
    init?(accept: String?) {
        guard let accept, !accept.isEmpty else {
            self = .json
            return
        }
        let clauses = accept.split(separator: ",").map { $0.filter { $0 != " " } }
        let liked = clauses.enumerated().sorted { left, right in
            (Self.quality(right.element), left.offset) < (Self.quality(left.element), right.offset)
        }
        guard let form = liked.lazy.compactMap({ Self.form($0.element) }).first else { return nil }
        self = form
    }

    var contentType: String {
        switch self {
        case .json: "application/json"
        case .protobuf: Self.protobufTypes[0]
        }
    }

    private static func form(_ clause: String) -> SwaggerForm? {
        let type = clause.prefix { $0 != ";" }
        if ["application/json", "application/*", "*/*"].contains(type) { return .json }
        return protobufTypes.contains { $0 == type } ? .protobuf : nil
    }

    private static func quality(_ clause: String) -> Double {
        let stated = clause.split(separator: ";").first { $0.hasPrefix("q=") }
        return stated.flatMap { Double($0.dropFirst(2)) } ?? 1
    }
}
