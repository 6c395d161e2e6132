/// A redirect: requests for one rule are sent on to another of the same load balancer.
package struct Rewrite: Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// From HTTP to HTTPS, made with its rule for a rule that there was.
        case auto = "Auto"
        case manual = "Manual"
    }

    package static let defaultCode = 302

    package var sourceRuleId: RuleID
    package var targetRuleId: RuleID
    package var targetListenerId: ListenerID
    package var kind: Kind
    package var code: Int
    /// Whether what stood behind the rule's path is kept.
    package var takesURL: Bool

    package init(
        sourceRuleId: RuleID,
        targetRuleId: RuleID,
        targetListenerId: ListenerID,
        kind: Kind,
        code: Int,
        takesURL: Bool
    ) {
        self.sourceRuleId = sourceRuleId
        self.targetRuleId = targetRuleId
        self.targetListenerId = targetListenerId
        self.kind = kind
        self.code = code
        self.takesURL = takesURL
    }
}
