/// The body of a failed request (reference 1.5).
package enum ErrorEnvelope {
    package static func body(_ error: APIError, requestId: String, language: Language) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.raw(#"{"Response":{"Error":{"Code":"#)
        writer.string(error.code.rawValue)
        writer.raw(#","Message":"#)
        writer.string(error.message(in: language))
        writer.raw(#"},"RequestId":"#)
        writer.string(requestId)
        writer.raw("}}")
        return writer.bytes
    }
}
