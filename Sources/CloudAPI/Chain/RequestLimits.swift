package import CloudWire
import HTTPTypes

/// What the gateway refuses before it reads: other methods than GET and POST, and sizes past the limits (reference 1.1).
package enum RequestLimits {
    package static let queryBytes = 32 * 1024
    package static let formBytes = 1024 * 1024
    package static let bodyBytes = 10 * 1024 * 1024

    package static func check(_ request: APIRequest) throws(APIError) {
        switch request.method {
        case .get:
            guard request.target.utf8.count <= queryBytes else { throw .tooLarge(limitBytes: queryBytes) }
        case .post:
            guard request.body.count <= bodyBytes else { throw .tooLarge(limitBytes: bodyBytes) }
            guard request.headers[.authorization] != nil || request.body.count <= formBytes else {
                throw .formTooLarge
            }
        default:
            throw .unsupportedProtocol("The request method `\(request.method.rawValue)` is not supported.")
        }
    }
}
