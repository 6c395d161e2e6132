import CLBReconciler

/// Why the reconciler cannot start, as a sentence.
struct ReconcileProblem: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }

    init(_ failure: CloudFailure) {
        switch failure {
        case .refused(let code, let message, let requestId): description = "\(code): \(message) (\(requestId))"
        case .unanswered(let why): description = "The cloud does not answer: \(why)"
        }
    }

    init(_ failure: KubernetesFailure) {
        switch failure {
        case .refused(let code, let reason, let message):
            description = "Kubernetes answers \(code) \(reason): \(message)"
        case .expired: description = "Kubernetes answers that the resource is gone."
        case .unanswered(let why): description = "Kubernetes does not answer: \(why)"
        }
    }
}
