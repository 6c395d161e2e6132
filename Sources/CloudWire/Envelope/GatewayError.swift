/// The gateway's errors with the texts recorded from the real one (reference 1.6).
extension APIError {
    package static func missingParameter(_ name: String) -> APIError {
        APIError(.missingParameter, "The request is missing a required parameter `\(name)`.")
    }

    package static func unknownParameter(_ path: String) -> APIError {
        APIError(.unknownParameter, "The parameter `\(path)` is not recognized.", chinese: "未定义参数 `\(path)`。")
    }

    package static func wrongType(_ path: String, expected: String) -> APIError {
        APIError(
            .invalidParameter,
            "The value type of parameter `\(path)` is not valid.",
            chinese: "参数 `\(path)` 取值类型错误。参数类型应为 `\(expected)`"
        )
    }

    /// A value of the right type that is none of those allowed.
    package static func invalidValue(_ path: String) -> APIError {
        APIError(
            .invalidParameterValue,
            "A value specified in `\(path)` is not valid, is unsupported, or cannot be used."
        )
    }

    package static func invalidAction(_ action: String, service: String, version: String) -> APIError {
        APIError(
            .invalidAction,
            "The request action=`\(action)` is invalid or not found in service=`\(service)` and version=`\(version)`."
        )
    }

    package static func noSuchVersion(_ version: String, service: String) -> APIError {
        APIError(.noSuchVersion, "The specified api version=`\(version)` does not exist in service=`\(service)`.")
    }

    /// The service is none that is simulated; the code is documented, the text is ours.
    package static func noSuchProduct(_ name: String) -> APIError {
        APIError(.noSuchProduct, "The specified product `\(name)` does not exist.")
    }

    package static func invalidAuthorization(_ part: String) -> APIError {
        APIError(
            .authInvalidAuthorization,
            "The request `Authorization` header does not conform to tencentcloud standards: \(part)."
        )
    }

    package static func signatureExpired(serverSeconds: Int64) -> APIError {
        APIError(
            .authSignatureExpire,
            "Signature expired. Please use local time and enable NTP service for time synchronization to avoid a "
                + "deviation between `Timestamp` and the server time \(serverSeconds)."
        )
    }

    package static let secretIdNotFound = APIError(
        .authSecretIdNotFound,
        "The SecretId is not found, please ensure that your SecretId is correct."
    )

    package static let signatureFailure = APIError(
        .authSignatureFailure,
        "The provided credentials could not be validated. Please check your signature is correct.",
        chinese: "请求签名验证失败，请检查您的签名计算是否正确。"
    )

    /// A security token was sent, and no temporary credential was ever issued here; the text is ours.
    package static let tokenFailure = APIError(.authTokenFailure, "The security token is not valid.")

    package static let formTooLarge = APIError(
        .requestSizeLimitExceeded,
        "The provided credentials could not be validated because of exceeding request size limit, "
            + "please use new signature method `TC3-HMAC-SHA256`."
    )

    package static func tooLarge(limitBytes: Int) -> APIError {
        APIError(.requestSizeLimitExceeded, "The request size exceeds the limit of \(limitBytes) bytes.")
    }

    package static let malformedForm = APIError(.invalidParameter, "Url key and value should be splited by `=`.")

    /// The body or query is not what its content type says; the code is documented, the text is ours.
    package static func malformedBody(_ reason: String) -> APIError {
        APIError(.invalidParameter, "The request body is not valid: \(reason).")
    }

    package static func unsupportedProtocol(_ reason: String) -> APIError {
        APIError(.unsupportedProtocol, reason)
    }

    package static func rateLimited(requests: Int, limit: Int) -> APIError {
        APIError(
            .requestLimitExceeded,
            "Your current request times equals to `\(requests)` in a second, which exceeds the frequency limit "
                + "`\(limit)` for a second. Please reduce the frequency of calls."
        )
    }

    package static let internalError = APIError(
        .internalError,
        "An internal error has occurred. Retry your request, but if the problem persists, contact us."
    )

    /// The cloud has this action and this simulator does not.
    package static func notSimulated(_ action: String) -> APIError {
        APIError(
            .unsupportedOperation,
            "clbsim does not simulate the action `\(action)`; `clbsim coverage` lists those it does."
        )
    }

    /// The cloud has this parameter and this simulator does not: it is refused rather than ignored.
    package static func parameterNotSimulated(_ path: String) -> APIError {
        APIError(.unsupportedOperation, "clbsim does not simulate the parameter `\(path)` of this action.")
    }
}
