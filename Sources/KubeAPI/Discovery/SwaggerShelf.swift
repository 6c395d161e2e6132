import CloudWire
import KubeSchema
import Synchronization

/// The documents of `/openapi/v2`, each made once for a set of resources and kept for those who ask next.
final class SwaggerShelf: Sendable {
    /// More sets than clusters at a time are told from each other by.
    private static let documentsMax = 8

    private struct Key: Hashable {
        var hash: String
        var form: SwaggerForm
    }

    private let made = Mutex<[Key: [UInt8]]>([:])

    func answer(_ documents: OpenAPIDocuments, accept: String?) -> WholeAnswer {
        guard let form = SwaggerForm(accept: accept) else {
            return WholeAnswer(status: 406, headers: [("Vary", "Accept")], body: [])
        }
        return WholeAnswer(
            contentType: form.contentType,
            headers: [("Vary", "Accept")],
            body: document(documents, in: form)
        )
    }

    private func document(_ documents: OpenAPIDocuments, in form: SwaggerForm) -> [UInt8] {
        let key = Key(hash: documents.swaggerHash, form: form)
        if let found = made.withLock({ $0[key] }) { return found }
        // Nobody waits for another's document; two who come first at once make the same.
        let bytes =
            switch form {
            case .json: WholeAnswer(documents.swagger).body
            case .protobuf: documents.binarySwagger
            }
        made.withLock { made in
            if made.count >= Self.documentsMax { made = [:] }
            made[key] = bytes
        }
        return bytes
    }
}
