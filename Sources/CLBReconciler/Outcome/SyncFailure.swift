/// Why an object is not in sync, as its Warning event tells it (reference 5).
struct SyncFailure: Error, Hashable, Sendable {
    /// The families of the vendor's codes, by their first digit (reference 5.1).
    enum Family: String, Hashable, Sendable {
        case client = "ClientError"
        case dependency = "DependencyError"
        case `internal` = "InternalError"
    }

    /// When the object is tried again though nobody changed it (reference 3.1).
    enum Retry: Hashable, Sendable {
        /// Not before it, or something it names, changes.
        case onChange
        /// Ever later.
        case backoff
        /// After that time.
        case after(Duration)
    }

    /// Such as `E4008`; the same number may mean another thing for the other kind.
    var code: String
    var text: String
    var origin: CloudFailure?
    var retry: Retry

    init(_ code: String, _ text: String, origin: CloudFailure? = nil, retry: Retry? = nil) {
        self.code = code
        self.text = text
        self.origin = origin
        self.retry = retry ?? (code.hasPrefix("E4") ? .onChange : .backoff)
    }

    var family: Family {
        switch code.dropFirst().first {
        case "4": .client
        case "5": .dependency
        default: .internal
        }
    }

    /// The event's message: its form is put together from recorded ones (reference 5.1, rows 6 to 8).
    func message(for object: ObjectKey) -> String {
        let kind = object.kind.rawValue
        let head = "\(kind) Sync \(family.rawValue). ErrorCode: \(code)"
        let details = "Details: \(kind): \(object.namespace)/\(object.name). \(text)"
        return "\(head) \(details) OriginError: \(originText)"
    }

    /// The same without the id of a call, of which every one has its own.
    var withoutRequest: SyncFailure {
        guard case .refused(let code, let message, _)? = origin else { return self }
        var failure = self
        failure.origin = .refused(code: code, message: message, requestId: "")
        return failure
    }

    private var originText: String {
        switch origin {
        case .refused(let code, let message, let requestId): "\(code): \(message) RequestId: \(requestId)"
        case .unanswered(let reason): reason
        case nil: ""
        }
    }
}
