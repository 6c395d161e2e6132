/// A vendor error code such as `InvalidParameter.LBIdNotFound`: an open set, so a string and not an enum.
package struct APIErrorCode: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
}

/// Codes that any action of any service may answer (reference 1.6).
extension APIErrorCode {
    package static let authInvalidAuthorization: Self = "AuthFailure.InvalidAuthorization"
    package static let authSecretIdNotFound: Self = "AuthFailure.SecretIdNotFound"
    package static let authSignatureExpire: Self = "AuthFailure.SignatureExpire"
    package static let authSignatureFailure: Self = "AuthFailure.SignatureFailure"
    package static let authTokenFailure: Self = "AuthFailure.TokenFailure"
    package static let failedOperation: Self = "FailedOperation"
    package static let internalError: Self = "InternalError"
    package static let invalidAction: Self = "InvalidAction"
    package static let invalidParameter: Self = "InvalidParameter"
    package static let invalidParameterValue: Self = "InvalidParameterValue"
    package static let limitExceeded: Self = "LimitExceeded"
    package static let missingParameter: Self = "MissingParameter"
    package static let noSuchProduct: Self = "NoSuchProduct"
    package static let noSuchVersion: Self = "NoSuchVersion"
    package static let requestLimitExceeded: Self = "RequestLimitExceeded"
    package static let requestSizeLimitExceeded: Self = "RequestSizeLimitExceeded"
    package static let resourceInUse: Self = "ResourceInUse"
    package static let resourceInsufficient: Self = "ResourceInsufficient"
    package static let resourceNotFound: Self = "ResourceNotFound"
    package static let unknownParameter: Self = "UnknownParameter"
    package static let unsupportedOperation: Self = "UnsupportedOperation"
    package static let unsupportedProtocol: Self = "UnsupportedProtocol"
    package static let unsupportedRegion: Self = "UnsupportedRegion"
}
