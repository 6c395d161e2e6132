import CloudModel
import CloudWire

/// Texts of certificates; the code was recorded (reference 3.1, reconciler reference 5.3), texts as marked.
extension APIError {
    /// Recorded (reference 3.1).
    static func unknownCertificate(_ id: CertificateID) -> APIError {
        .invalidValue(because: "Query certificate '\(id)' failed.")
    }

    static func wrongKind(_ id: CertificateID, expected: UploadedCertificate.Kind) -> APIError {
        let name = expected == .server ? "a server" : "a CA"
        return .invalidValue(because: "Certificate '\(id)' is not \(name) certificate.")
    }

    static func expiredCertificate(_ id: CertificateID) -> APIError {
        .invalidValue(because: "Certificate '\(id)' has expired.")
    }
}
