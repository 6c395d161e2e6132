import HTTPTypes

/// What a request asks for once its form is read: common parameters apart, business parameters as one nested value.
package struct APICall: Sendable {
    /// How the caller proves who it is.
    package enum Credential: Sendable {
        case tc3(TC3Signature)
        case v1(V1Signature, Form)
    }

    package var action: String
    package var version: String
    package var region: String?
    /// As sent: the text is part of what was signed.
    package var timestamp: String
    package var token: String?
    package var credential: Credential
    package var parameters: JSONObject
    /// True where the parameters came flattened, every leaf a string.
    package var isFlattened: Bool

    package var secretId: String {
        switch credential {
        case .tc3(let signature): signature.secretId
        case .v1(let signature, _): signature.secretId
        }
    }

    /// The name error texts use for a common parameter: the header's under TC3, the bare one under v1 (reference 1.6).
    package func name(ofCommon name: String) -> String {
        if case .tc3 = credential { "X-TC-" + name } else { name }
    }
}

extension APICall {
    /// The common parameters of signature version 1, which no action declares.
    static let commonNames: Set<String> = [
        "Action", "Version", "Region", "Timestamp", "Nonce", "SecretId", "SignatureMethod", "Token", "Language",
        "RequestClient", "Signature",
    ]

    /// Reads a request in any of the documented encodings (reference 1.1).
    package init(_ request: APIRequest) throws(APIError) {
        if let authorization = request.headers[.authorization] {
            try self.init(tc3: request, authorization: authorization)
        } else {
            try self.init(v1: request)
        }
    }

    /// The language asked for, in the header or in the form; found again for errors, also those of unreadable calls.
    package static func language(of request: APIRequest) -> Language {
        if let header = request.headers[.tcLanguage] { return Language(rawValue: header) ?? .english }
        guard request.headers[.authorization] == nil, let form = try? form(request) else { return .english }
        return form["Language"].flatMap(Language.init) ?? .english
    }

    private init(tc3 request: APIRequest, authorization: String) throws(APIError) {
        func required(_ name: HTTPField.Name) throws(APIError) -> String {
            guard let value = request.headers[name], !value.isEmpty else {
                throw .missingParameter(name.rawName)
            }
            return value
        }
        isFlattened = request.method == .get
        parameters =
            try isFlattened
            ? Form(encoded: request.query).unflattened(except: []) : Self.jsonParameters(request)
        action = try required(.tcAction)
        version = try required(.tcVersion)
        timestamp = try required(.tcTimestamp)
        region = request.headers[.tcRegion]
        token = request.headers[.tcToken]
        credential = .tc3(try TC3Signature(authorization: authorization))
    }

    /// Two hundred times what the longest list of any action holds.
    private static let maximumValues = 100_000

    private static func jsonParameters(_ request: APIRequest) throws(APIError) -> JSONObject {
        guard request.mediaType == "application/json" else {
            throw .unsupportedProtocol("The content type `\(request.mediaType)` is not supported with TC3-HMAC-SHA256.")
        }
        do throws(JSONParser.ParseError) {
            let json = try JSONParser.parse(request.body, valuesMax: maximumValues)
            guard let object = json.object else { throw JSONParser.ParseError(reason: "not an object", offset: 0) }
            return object
        } catch {
            throw .malformedBody("\(error.reason) at byte \(error.offset)")
        }
    }

    private init(v1 request: APIRequest) throws(APIError) {
        let form = try Self.form(request)
        func required(_ name: String) throws(APIError) -> String {
            guard let value = form[name], !value.isEmpty else { throw .missingParameter(name) }
            return value
        }
        action = try required("Action")
        version = try required("Version")
        timestamp = try required("Timestamp")
        _ = try required("Nonce")
        let secretId = try required("SecretId")
        let signature = try required("Signature")
        region = form["Region"]
        token = form["Token"]
        let method = form["SignatureMethod"] ?? V1Signature.Algorithm.sha1.rawValue
        guard let algorithm = V1Signature.Algorithm(rawValue: method) else { throw .invalidValue("SignatureMethod") }
        credential = .v1(V1Signature(secretId: secretId, algorithm: algorithm, signature: signature), form)
        parameters = try form.unflattened(except: Self.commonNames)
        isFlattened = true
    }

    private static func form(_ request: APIRequest) throws(APIError) -> Form {
        if request.method == .get { return try Form(encoded: request.query) }
        guard request.mediaType == "application/x-www-form-urlencoded" else {
            throw .missingParameter("Authorization")
        }
        guard let text = String(validating: request.body, as: UTF8.self) else { throw .malformedBody("not UTF-8") }
        return try Form(encoded: text[...])
    }
}
