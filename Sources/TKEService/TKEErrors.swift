import CloudModel
import CloudWire

/// The codes of the container service beside those that every service has.
extension APIErrorCode {
    static let resourceUnavailable: Self = "ResourceUnavailable"
}

/// Every EKS action documents the same family of codes, without subcodes; the texts are ours.
extension APIError {
    static func notFound(_ kind: String, _ id: some ResourceID) -> APIError {
        APIError(.resourceNotFound, "The \(kind) `\(id)` does not exist.")
    }

    static func malformed(_ parameter: String, _ value: String) -> APIError {
        APIError(.invalidParameter, "The parameter `\(parameter)` with value `\(value)` is malformed.")
    }

    static func invalid(_ reason: String) -> APIError {
        APIError(.invalidParameter, reason)
    }

    static func initializing(_ id: ClusterID) -> APIError {
        APIError(.resourceUnavailable, "The cluster `\(id)` is being initialized. Try again later.")
    }

    static func quotaReached(_ resource: String, limit: Int) -> APIError {
        APIError(.limitExceeded, "The number of \(resource) reaches the limit \(limit).")
    }
}
