import Crypto
import Foundation
package import HTTPTypes

/// Signature version 1, `HmacSHA1` or `HmacSHA256` over sorted parameters (reference 1.3).
package struct V1Signature: Equatable, Sendable {
    package enum Algorithm: String, Sendable {
        case sha1 = "HmacSHA1"
        case sha256 = "HmacSHA256"
    }

    package var secretId: String
    package var algorithm: Algorithm
    package var signature: String

    /// Whether the parameters, all of them but `Signature`, were signed with that key.
    package func isValid(for request: APIRequest, form: Form, secretKey: String) -> Bool {
        let text = Self.stringToSign(method: request.method, host: request.host, form: form)
        return Self.sign(text, algorithm: algorithm, secretKey: secretKey) == signature
    }

    package static func stringToSign(method: HTTPRequest.Method, host: String, form: Form) -> String {
        // The vendor's clients turn `_` into `.` in names before they sign.
        let pairs = form.pairs.filter { $0.name != "Signature" }
            .map { (name: $0.name.replacing("_", with: "."), value: $0.value) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return "\(method.rawValue)\(host)/?" + pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    package static func sign(_ text: String, algorithm: Algorithm, secretKey: String) -> String {
        let key = SymmetricKey(data: Array(secretKey.utf8))
        let bytes = Array(text.utf8)
        return switch algorithm {
        case .sha1: Data(HMAC<Insecure.SHA1>.authenticationCode(for: bytes, using: key)).base64EncodedString()
        case .sha256: Data(HMAC<SHA256>.authenticationCode(for: bytes, using: key)).base64EncodedString()
        }
    }
}
