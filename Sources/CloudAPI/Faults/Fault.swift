import CloudWire

/// A refusal that was ordered: calls that fit are answered with it in place of being carried out.
struct Fault: Hashable, Sendable {
    /// Such as `clb`.
    var service: String
    /// Such as `CreateLoadBalancer`; nil for every action of the service.
    var action: String?
    /// The account's name, empty for the default one; nil for all of them.
    var account: String?
    var code: APIErrorCode
    var message: String
    /// How many calls are still to be refused; nil for all until the fault is taken away.
    var times: Int?

    func fits(_ action: String, of service: String, by account: String) -> Bool {
        service == self.service && (self.action ?? action) == action && (self.account ?? account) == account
    }

    var error: APIError { APIError(code, message) }
}
