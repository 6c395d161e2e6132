import CloudModel

/// Two rules that a request names as the ends of a redirect.
struct RewriteInfoShape: Decodable {
    var sourceLocationId: RuleID
    var targetLocationId: RuleID
    var rewriteCode: Int?
    var takeUrl: Bool?
    /// Must be one of the source's domains.
    var sourceDomain: String?
}

/// Where a rule redirects to; all members are null where it does not.
struct RewriteTargetShape: Encodable {
    var targetListenerId: ListenerID?
    var targetLocationId: RuleID?
    var rewriteCode: Int?
    var takeUrl: Bool?
    var rewriteType: String?

    init(_ rewrite: Rewrite?) {
        targetListenerId = rewrite?.targetListenerId
        targetLocationId = rewrite?.targetRuleId
        rewriteCode = rewrite?.code
        takeUrl = rewrite?.takesURL
        rewriteType = rewrite?.kind.rawValue
    }
}
