import CloudWire
import KubeObjects
import KubeSchema
import Yams

/// Reading of what clients send.
enum RequestBody {
    /// A body of JSON or, where the client says so, YAML or protobuf.
    static func json(_ request: ServerRequest, of kind: GroupVersionKind? = nil) throws(StatusError) -> JSON {
        switch mediaType(request) {
        case "", "application/json":
            return try parsed(request.body)
        case "application/yaml", "application/apply-patch+yaml":
            // JSON is YAML, and what most clients send; its own parser is faster.
            return try looksLikeJSON(request.body) ? parsed(request.body) : parsedYAML(request.body)
        case "application/vnd.kubernetes.protobuf":
            return try ProtobufBody.json(request.body, expecting: kind)
        default:
            throw .unsupportedMediaType(
                "the body of the request was in an unknown format - accepted media types include: application/json, "
                    + "application/yaml, application/vnd.kubernetes.protobuf"
            )
        }
    }

    /// A body of JSON, whatever the client calls it.
    static func parsed(_ bytes: [UInt8]) throws(StatusError) -> JSON {
        do {
            return try JSONParser.parse(bytes)
        } catch {
            throw .badRequest("error decoding: invalid JSON at byte \(error.offset): \(error.reason)")
        }
    }

    /// The media type of the body without its parameters.
    static func mediaType(_ request: ServerRequest) -> String {
        let type = request.header("content-type")?.split(separator: ";").first ?? ""
        return type.filter { $0 != " " }
    }

    private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        bytes.first { $0 > UInt8(ascii: " ") } == UInt8(ascii: "{")
    }

    private static func parsedYAML(_ bytes: [UInt8]) throws(StatusError) -> JSON {
        do {
            guard let node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) else { return .null }
            var reader = YAMLReader()
            return try reader.json(node)
        } catch let error as StatusError {
            throw error
        } catch {
            throw .badRequest("error decoding YAML: \(error)")
        }
    }
}
