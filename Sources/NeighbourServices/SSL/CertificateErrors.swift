import CloudModel
import CloudWire

/// The codes of the certificate service, as the vendor documents them.
extension APIErrorCode {
    static let certificateMismatch: Self = "FailedOperation.CertificateMismatch"
    static let certificateNotFound: Self = "FailedOperation.CertificateNotFound"
    static let certificateParseError: Self = "FailedOperation.CertificateParseError"
    static let deleteResourceFailed: Self = "FailedOperation.DeleteResourceFailed"
}

/// Texts, of which the Chinese ones are the documented meanings of the codes.
extension APIError {
    static func notFound(_ id: CertificateID) -> APIError {
        APIError(.certificateNotFound, "The certificate \(id) does not exist.", chinese: "证书不存在。")
    }

    static let certificateMismatch = APIError(
        .certificateMismatch,
        "The certificate and the private key do not match.",
        chinese: "证书与私钥不对应。"
    )

    static let unreadableCertificate = APIError(.certificateParseError, "The certificate cannot be read.")

    static func certificateInUse(_ id: CertificateID) -> APIError {
        APIError(
            .deleteResourceFailed,
            "The certificate \(id) is in use and cannot be deleted.",
            chinese: "证书已关联云资源，无法删除。"
        )
    }
}
