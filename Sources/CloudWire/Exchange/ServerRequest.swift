/// A request, free of how it came.
package struct ServerRequest: Sendable {
    package var method: String
    /// The decoded path, without the query.
    package var path: String
    package var query: QueryParameters
    /// The headers by lower-case name; of several of one name the last.
    package var headers: [String: String]
    package var body: [UInt8]
    /// Whether the connection's client showed a certificate of the authority.
    package var hasClientCertificate: Bool

    package init(
        method: String,
        path: String,
        query: QueryParameters,
        headers: [String: String],
        body: [UInt8],
        hasClientCertificate: Bool
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.hasClientCertificate = hasClientCertificate
    }

    package func header(_ name: String) -> String? { headers[name] }
}

/// The decoded parameters of a query.
package struct QueryParameters: Sendable {
    private let pairs: [(name: String, value: String)]

    package init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// Decodes text such as `watch&labelSelector=a+in+%28b%29`; what cannot be decoded is left out.
    package init(encoded text: String) {
        pairs = text.split(separator: "&").compactMap { pair in
            try? Form(encoded: pair.contains("=") ? pair : pair + "=").pairs.first
        }
    }

    /// The first of that name.
    package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// Whether a switch is on: there with anything but `false` or `0`.
    package func isOn(_ name: String) -> Bool {
        guard let value = self[name] else { return false }
        return value != "false" && value != "0"
    }
}
