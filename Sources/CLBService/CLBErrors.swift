import CloudModel
import CloudWire

/// The codes of the CLB service (reference, Appendix A).
extension APIErrorCode {
    static let clientTokenLimitExceeded: Self = "InvalidParameter.ClientTokenLimitExceeded"
    static let loadBalancerNotFound: Self = "InvalidParameter.LBIdNotFound"
    static let listenerNotFound: Self = "InvalidParameter.ListenerIdNotFound"
    static let ruleNotFound: Self = "InvalidParameter.LocationNotFound"
    static let protocolCheckFailed: Self = "InvalidParameter.ProtocolCheckFailed"
    static let rewriteAlreadyExists: Self = "InvalidParameter.RewriteAlreadyExist"
    static let someRewriteNotFound: Self = "InvalidParameter.SomeRewriteNotFound"
    static let portCheckFailed: Self = "InvalidParameter.PortCheckFailed"
    static let duplicate: Self = "InvalidParameterValue.Duplicate"
    static let invalidFilter: Self = "InvalidParameterValue.InvalidFilter"
    static let length: Self = "InvalidParameterValue.Length"
    static let range: Self = "InvalidParameterValue.Range"
    static let resourceInOperating: Self = "FailedOperation.ResourceInOperating"
    static let targetNumberCheckRisk: Self = "FailedOperation.TargetNumCheckRisk"
    static let frequencyCheckRisk: Self = "FailedOperation.FrequencyCheckRisk"
}

/// Texts: those recorded are marked, the others are ours.
extension APIError {
    /// Clients match the substring `LoadBalancer not exist` (reference 2.5).
    static func notFound(_ id: LoadBalancerID) -> APIError {
        APIError(.loadBalancerNotFound, "LoadBalancer not exist: \(id).")
    }

    static func notFound(_ id: ListenerID) -> APIError {
        APIError(.listenerNotFound, "Listener \(id) not found.")
    }

    static func notFound(_ id: RuleID) -> APIError {
        APIError(.ruleNotFound, "Location \(id) not found.")
    }

    /// Recorded (reference 2.7); the name in parentheses is the cloud's own for the task.
    static func busy(task: String) -> APIError {
        APIError(
            .resourceInOperating,
            "Your task is working (\(task)). Pls wait for the task to complete and try again."
        )
    }

    static func outOfRange(_ parameter: String, _ range: ClosedRange<Int>) -> APIError {
        APIError(.range, "The value of `\(parameter)` is not in \(range.lowerBound) to \(range.upperBound).")
    }

    static func wrongLength(_ parameter: String, _ range: ClosedRange<Int>) -> APIError {
        APIError(.length, "The length of `\(parameter)` is not in \(range.lowerBound) to \(range.upperBound).")
    }

    static func invalid(_ reason: String) -> APIError {
        APIError(.invalidParameter, reason)
    }

    static func invalidValue(because reason: String) -> APIError {
        APIError(.invalidParameterValue, reason)
    }

    static func quotaReached(_ resource: String, limit: Int) -> APIError {
        APIError(.limitExceeded, "The number of \(resource) reaches the limit \(limit).")
    }
}
