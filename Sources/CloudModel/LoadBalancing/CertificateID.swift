/// The id of a certificate: eight letters and digits, without a prefix.
package struct CertificateID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package var description: String { rawValue }

    package var isWellFormed: Bool {
        rawValue.utf8.count == 8
            && rawValue.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0) }
    }
}
