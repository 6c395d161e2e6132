import CloudModel
import CloudWire

/// The codes of the VPC service (reference, Appendix B).
extension APIErrorCode {
    static let coexist: Self = "InvalidParameter.Coexist"
    static let filterInvalidKey: Self = "InvalidParameter.FilterInvalidKey"
    static let limitExceededValue: Self = "InvalidParameterValue.LimitExceeded"
    static let malformed: Self = "InvalidParameterValue.Malformed"
    static let range: Self = "InvalidParameterValue.Range"
    static let subnetConflict: Self = "InvalidParameterValue.SubnetConflict"
    static let subnetRange: Self = "InvalidParameterValue.SubnetRange"
    static let tooLong: Self = "InvalidParameterValue.TooLong"
    static let zoneConflict: Self = "InvalidParameterValue.ZoneConflict"
}

/// Texts: only the Chinese one of `ResourceNotFound` was recorded (reference 5.1); the English ones are ours.
extension APIError {
    static func notFound(_ id: some ResourceID) -> APIError {
        APIError(
            .resourceNotFound,
            "The specified resource `\(id)` does not exist.",
            chinese: "指定资源 `\(id)` 不存在。"
        )
    }

    static func malformed(_ parameter: String, _ value: String) -> APIError {
        APIError(.malformed, "The specified parameter `\(parameter)` with value `\(value)` is malformed.")
    }

    static func tooLong(_ parameter: String, limit: Int) -> APIError {
        APIError(.tooLong, "The parameter `\(parameter)` is longer than \(limit) bytes.")
    }

    static func coexist(_ first: String, _ second: String) -> APIError {
        APIError(.coexist, "The parameters `\(first)` and `\(second)` cannot be specified together.")
    }

    static func quotaReached(_ resource: String, limit: Int) -> APIError {
        APIError(.limitExceeded, "The number of \(resource) reaches the limit \(limit).")
    }
}
