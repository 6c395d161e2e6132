/// Why a question has no answer.
package enum ExplainProblem: Error, Hashable {
    /// It cannot be understood.
    case unclear(String)
    /// It is about something that is not there.
    case missing(String)

    package var reason: String {
        switch self {
        case .unclear(let reason), .missing(let reason): reason
        }
    }
}
