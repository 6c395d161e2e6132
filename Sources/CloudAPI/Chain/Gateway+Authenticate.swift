import CloudModel
import CloudWire

extension Gateway {
    /// How far a client's clock may be off (reference 1.6).
    private static let maximumSkewSeconds: Int64 = 300

    /// Checks time, id and signature, in the order the real gateway appears to (reference 1.6).
    func authenticate(_ call: APICall, _ request: APIRequest) throws(APIError) {
        guard let seconds = Int64(call.timestamp) else { throw .invalidValue(call.name(ofCommon: "Timestamp")) }
        guard settings.profile == .strict else { return }
        try checkFreshness(seconds: seconds)
        if case .tc3(let signature) = call.credential, signature.date != Instant(seconds: seconds).utcDay.text {
            throw .invalidAuthorization("`Date` in Credential not valid")
        }
        guard AccountDirectory.accountName(secretId: call.secretId) != nil else { throw .secretIdNotFound }
        guard isSigned(call, request) else { throw .signatureFailure }
        guard (call.token ?? "").isEmpty else { throw .tokenFailure }
    }

    /// Compares without subtracting from what was sent, which a hostile number could overflow.
    private func checkFreshness(seconds: Int64) throws(APIError) {
        let now = world.wallClock().seconds
        guard seconds >= now - Self.maximumSkewSeconds, seconds <= now + Self.maximumSkewSeconds else {
            throw .signatureExpired(serverSeconds: now)
        }
    }

    private func isSigned(_ call: APICall, _ request: APIRequest) -> Bool {
        let secretKey = AccountDirectory.secretKey
        return switch call.credential {
        case .tc3(let signature): signature.isValid(for: request, timestamp: call.timestamp, secretKey: secretKey)
        case .v1(let signature, let form): signature.isValid(for: request, form: form, secretKey: secretKey)
        }
    }
}
