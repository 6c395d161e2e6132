package import HTTPTypes

/// One HTTP request to the gateway, as received and before anything is believed of it.
package struct APIRequest: Sendable {
    package var method: HTTPRequest.Method
    /// The path and query as sent, percent-encoding untouched: signatures cover the raw text.
    package var target: String
    /// The `Host` header as sent, port included.
    package var host: String
    package var headers: HTTPFields
    package var body: [UInt8]

    package init(
        method: HTTPRequest.Method,
        target: String,
        host: String,
        headers: HTTPFields,
        body: [UInt8] = []
    ) {
        self.method = method
        self.target = target
        self.host = host
        self.headers = headers
        self.body = body
    }

    /// The text after `?`, as sent; empty where there is none.
    package var query: Substring {
        guard let mark = target.firstIndex(of: "?") else { return "" }
        return target[target.index(after: mark)...]
    }

    /// The media type without parameters, in lower case.
    package var mediaType: String {
        let type = headers[.contentType] ?? ""
        return type.prefix { $0 != ";" }.trimmed.lowercased()
    }
}

extension HTTPField.Name {
    package static let tcAction = HTTPField.Name.known("X-TC-Action")
    package static let tcVersion = HTTPField.Name.known("X-TC-Version")
    package static let tcTimestamp = HTTPField.Name.known("X-TC-Timestamp")
    package static let tcRegion = HTTPField.Name.known("X-TC-Region")
    package static let tcLanguage = HTTPField.Name.known("X-TC-Language")
    package static let tcToken = HTTPField.Name.known("X-TC-Token")
    package static let tcContentSHA256 = HTTPField.Name.known("X-TC-Content-SHA256")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("not a header name: \(name)") }
        return name
    }
}

extension StringProtocol {
    /// Without spaces and tabs at either end; byte by byte, for signed headers pass here with every request.
    var trimmed: Substring {
        var bytes = Substring(self).utf8
        while let byte = bytes.first, byte == 0x20 || byte == 0x09 { bytes.removeFirst() }
        while let byte = bytes.last, byte == 0x20 || byte == 0x09 { bytes.removeLast() }
        return Substring(bytes)
    }
}
