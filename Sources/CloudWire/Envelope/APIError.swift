/// The one error that a client is meant to see: a vendor code and a text.
///
/// Anything else that is thrown while a request is answered is a bug here, and reaches the client as `InternalError`.
package struct APIError: Error, Hashable, Sendable {
    package var code: APIErrorCode
    /// The text for `X-TC-Language: en-US`, and the default.
    package var message: String
    /// The text for `zh-CN`, where one was recorded; the English one serves otherwise.
    package var chineseMessage: String?

    package init(_ code: APIErrorCode, _ message: String, chinese: String? = nil) {
        self.code = code
        self.message = message
        chineseMessage = chinese
    }

    package func message(in language: Language) -> String {
        language == .chinese ? chineseMessage ?? message : message
    }
}

/// The language of error texts, from `X-TC-Language`; English unless asked otherwise (reference 1.6, last line).
package enum Language: String, Sendable {
    case english = "en-US"
    case chinese = "zh-CN"
}
