import CloudModel
import Crypto
import HTTPTypes

/// The `Authorization` header of signature version 3, `TC3-HMAC-SHA256` (reference 1.2).
package struct TC3Signature: Equatable, Sendable {
    package static let algorithm = "TC3-HMAC-SHA256"

    package var secretId: String
    /// The UTC date of the credential scope, `YYYY-MM-DD`.
    package var date: String
    package var service: String
    package var signedHeaders: [String]
    package var signature: String

    /// Reads the header; the error names the part that is not as documented.
    package init(authorization: String) throws(APIError) {
        guard authorization.hasPrefix(Self.algorithm + " ") else {
            throw .invalidAuthorization("`\(Self.algorithm)` expected as algorithm")
        }
        var parts: [Substring: Substring] = [:]
        for part in authorization.utf8.dropFirst(Self.algorithm.utf8.count + 1).pieces(between: ",") {
            let pair = part.trimmed.utf8.pieces(between: "=", most: 2)
            if pair.count == 2 { parts[pair[0]] = pair[1] }
        }
        guard let credential = parts["Credential"]?.utf8.pieces(between: "/"), credential.count == 4,
            credential[3] == "tc3_request"
        else { throw .invalidAuthorization("`Credential` not valid") }
        guard let headers = parts["SignedHeaders"]?.utf8.pieces(between: ";").map({ $0.lowercased() }),
            headers.contains("content-type"), headers.contains("host")
        else { throw .invalidAuthorization("`SignedHeaders` not valid") }
        guard let signature = parts["Signature"] else { throw .invalidAuthorization("`Signature` not valid") }
        secretId = String(credential[0])
        date = String(credential[1])
        service = String(credential[2])
        signedHeaders = headers
        self.signature = String(signature)
    }

    /// Whether the request was signed with that key at that time, as the `X-TC-Timestamp` header said it.
    ///
    /// The documentation lower-cases header values, the vendor's own clients do not: both are accepted.
    package func isValid(for request: APIRequest, timestamp: String, secretKey: String) -> Bool {
        let key = TC3KeyRing.shared.key(secretKey: secretKey, date: date, service: service)
        return [true, false].contains { lowercased in
            let canonical = canonicalRequest(request, lowercasingValues: lowercased)
            return Self.sign(stringToSign(canonical: canonical, timestamp: timestamp), key: key) == signature
        }
    }

    func canonicalRequest(_ request: APIRequest, lowercasingValues: Bool) -> String {
        let headers = signedHeaders.sorted().map { name in
            let value = (name == "host" ? request.host : request.headers.values(named: name)).trimmed
            return "\(name):\(lowercasingValues ? value.lowercased() : String(value))\n"
        }
        let isUnsigned = request.headers[.tcContentSHA256] == "UNSIGNED-PAYLOAD"
        let payload = isUnsigned ? Array("UNSIGNED-PAYLOAD".utf8) : request.method == .get ? [] : request.body
        return """
            \(request.method.rawValue)
            /
            \(request.method == .get ? request.query : "")
            \(headers.joined())
            \(signedHeaders.joined(separator: ";"))
            \(SHA256.hash(data: payload).hex)
            """
    }

    func stringToSign(canonical: String, timestamp: String) -> String {
        let hash = SHA256.hash(data: Array(canonical.utf8)).hex
        return "\(Self.algorithm)\n\(timestamp)\n\(date)/\(service)/tc3_request\n\(hash)"
    }

    static func signingKey(secretKey: String, date: String, service: String) -> SymmetricKey {
        var key = SymmetricKey(data: Array("TC3\(secretKey)".utf8))
        for part in [date, service, "tc3_request"] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
        }
        return key
    }

    static func sign(_ text: String, key: SymmetricKey) -> String {
        HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key).hex
    }
}

extension TC3Signature {
    /// The `Authorization` header a client sends; the request must carry its content type already.
    package static func authorization(
        for request: APIRequest,
        service: String,
        secretId: String,
        secretKey: String,
        timestampSeconds: Int64
    ) -> String {
        let date = Instant(seconds: timestampSeconds).utcDay.text
        var signature = TC3Signature(secretId: secretId, date: date, service: service)
        let canonical = signature.canonicalRequest(request, lowercasingValues: true)
        let text = signature.stringToSign(canonical: canonical, timestamp: String(timestampSeconds))
        signature.signature = sign(text, key: signingKey(secretKey: secretKey, date: date, service: service))
        return "\(algorithm) Credential=\(secretId)/\(date)/\(service)/tc3_request, "
            + "SignedHeaders=\(signature.signedHeaders.joined(separator: ";")), Signature=\(signature.signature)"
    }

    private init(secretId: String, date: String, service: String) {
        self.secretId = secretId
        self.date = date
        self.service = service
        signedHeaders = ["content-type", "host"]
        signature = ""
    }
}

extension HTTPFields {
    fileprivate func values(named name: String) -> String {
        guard let name = HTTPField.Name(name) else { return "" }
        return self[name] ?? ""
    }
}

extension Substring.UTF8View {
    /// Splits at an ASCII character, which is several times faster than to look for it among grapheme clusters.
    fileprivate func pieces(between mark: Unicode.Scalar, most count: Int = .max) -> [Substring] {
        let byte = UInt8(truncatingIfNeeded: mark.value)
        return split(separator: byte, maxSplits: count - 1, omittingEmptySubsequences: false).map { Substring($0) }
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits a byte.
    var hex: String {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        for byte in self {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
