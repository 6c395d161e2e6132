import CloudWire

extension CloudCall {
    /// The code of a failure that is nobody's fault here, by what was called (reference 5.3).
    ///
    /// Those of Services are unpublished and taken for the same.
    fileprivate var unexplained: String {
        if action.service == "tag" { return "E5005" }
        return action.name.hasPrefix("Batch") ? "E5009" : "E5003"
    }
}

/// The vendor's codes for what the cloud refused (reference 5.2 and 5.3).
extension CloudFailure {
    /// Empty where no answer came.
    var code: String {
        if case .refused(let code, _, _) = self { code } else { "" }
    }

    var message: String {
        switch self {
        case .refused(_, let message, _): message
        case .unanswered(let reason): reason
        }
    }

    var requestId: String {
        if case .refused(_, _, let requestId) = self { requestId } else { "" }
    }

    /// Another task of the load balancer is running.
    var isBusy: Bool {
        code == "FailedOperation.ResourceInOperating" || message.hasPrefix("Your task is working")
    }

    /// The load balancer no longer exists.
    var isGone: Bool {
        code == "InvalidParameter.LBIdNotFound" || message.contains("LoadBalancer not exist")
    }

    /// Why the object is not in sync.
    func failure(of call: CloudCall, kind: ObjectKey.Kind, _ policy: ReconcilerPolicy) -> SyncFailure {
        guard case .refused = self else {
            return SyncFailure("E6006", "\(call.action.name) was not answered.", origin: self)
        }
        let isService = kind == .service
        func failure(_ service: String, _ ingress: String, retry: SyncFailure.Retry? = nil) -> SyncFailure {
            SyncFailure(isService ? service : ingress, "\(call.action.name) \(code)", origin: self, retry: retry)
        }
        if code == "InternalError" || code.hasPrefix("InternalError.") {
            return failure(call.unexplained, call.unexplained)
        }
        if code.hasPrefix("UnauthorizedOperation") || code.hasPrefix("AuthFailure") { return failure("E4001", "E4008") }
        if message.contains("nsufficient") && message.contains("alance") { return failure("E4009", "E4027") }
        switch call.action.name {
        case "CreateLoadBalancer": return purchaseFailure(call, failure, policy)
        case "CreateLoadBalancerSnatIps" where code.hasPrefix("ResourceInsufficient"):
            return failure("E4008", "E4053", retry: .after(policy.fullSubnetRetry))
        case "CreateListener" where code.hasPrefix("LimitExceeded"): return failure("E4004", "E4004", retry: .backoff)
        case "CreateRule" where code.hasPrefix("LimitExceeded"): return failure("E4005", "E4005", retry: .backoff)
        case "DeleteLoadBalancerListeners" where message.contains("Redirection config"),
            "DeleteRule" where message.contains("Redirection config"):
            return failure("E4006", "E4006", retry: .backoff)
        default: break
        }
        if message.contains("Query certificate") { return failure("E4062", "E4012") }
        if message.contains("expired") { return failure("E4062", "E4039") }
        if message.contains("is not a server certificate") || message.contains("is not a CA certificate") {
            return failure("E4062", "E4038")
        }
        if !policy.retriesRefusedParameters, isAboutParameters(of: call) {
            return code.contains("NotFound") && message.contains("ubnet")
                ? failure("E4037", "E4055") : failure("E4005", "E4024")
        }
        // What is not known better may pass: nothing tells that the object is to blame.
        return failure(call.unexplained, call.unexplained)
    }

    /// Whether what the object asks for is refused, and not what somebody else did meanwhile: then the next look at the
    /// cloud leads to another call.
    private func isAboutParameters(of call: CloudCall) -> Bool {
        let isSetting = ["Create", "Modify", "Set"].contains { call.action.name.hasPrefix($0) }
        let isParameter = ["InvalidParameter", "MissingParameter", "UnknownParameter", "ResourceNotFound"].contains {
            code.hasPrefix($0)
        }
        let isDrift = [
            "LBIdNotFound", "ListenerIdNotFound", "LocationNotFound", "RewriteNotFound", "AlreadyExist",
            "PortCheckFailed", "Duplicate",
        ].contains { code.contains($0) }
        return isSetting && isParameter && !isDrift && !isGone
    }

    private func purchaseFailure(
        _ call: CloudCall,
        _ failure: (String, String, SyncFailure.Retry?) -> SyncFailure,
        _ policy: ReconcilerPolicy
    ) -> SyncFailure {
        if code.hasPrefix("ResourceInsufficient") {
            let isInternal = call.parameters["SubnetId"] != nil
            return failure("E4008", isInternal ? "E4053" : "E4025", .after(policy.fullSubnetRetry))
        }
        if code.hasPrefix("LimitExceeded") { return failure("E4004", "E4003", .backoff) }
        if message.contains("subnet not exists") { return failure("E4037", "E4091", nil) }
        return failure("E4005", "E4024", code.hasPrefix("FailedOperation") ? .backoff : nil)
    }
}
