import KubeObjects
import CloudModel
import CloudWire
import KubeAPI

/// What came of a request.
struct ExplainedRequest {
    let id: String
    /// Nil where it began none.
    let task: CloudTask?
    /// The Events that name it.
    let events: [String]
    let now: Instant

    var json: JSON {
        let outcome = task.map(outcome)
        return ExplainedText.json(
            id,
            [
                ("action", .string(task?.action ?? "")), ("outcome", .string(outcome ?? "refused")),
                ("loadBalancers", (task?.loadBalancerIds.map(\.rawValue) ?? []).json), ("events", events.json),
            ],
            lines(outcome)
        )
    }

    private func outcome(of task: CloudTask) -> String {
        switch task.status(at: now) {
        case .running: "running until \(task.dueAt.beijingText)"
        case .succeeded: "succeeded at \(task.dueAt.beijingText)"
        case .failed: "failed at \(task.dueAt.beijingText): \(task.failure ?? "")"
        }
    }

    private func lines(_ outcome: String?) -> [String] {
        guard let task, let outcome else {
            return ["request \(id) was refused, and these Events name it:"] + events.indented
        }
        let ids = task.loadBalancerIds.map(\.rawValue).joined(separator: ", ")
        var lines = ["request \(id): \(task.action) in \(task.scope.region)", "task: \(outcome)"]
        if !ids.isEmpty { lines.append("load balancers: \(ids)") }
        if !events.isEmpty { lines += ["named by:"] + events.indented }
        return lines
    }
}

/// The Events of a cluster that speak of a request.
struct RequestEvents {
    private let state: ClusterState

    init(_ state: ClusterState) { self.state = state }

    func naming(_ id: String) throws -> [String] {
        // A word of an id would be found in half of all messages.
        guard id.utf8.count >= Self.idLengthMin else { return [] }
        return try state.objects("events").compactMap { event in
            guard let message = event["message"]?.string ?? event["note"]?.string, message.contains(id) else {
                return nil
            }
            let object = event["involvedObject"] ?? event["regarding"]
            let name = "\(object?["kind"]?.string ?? "") \(event.namespace)/\(object?["name"]?.string ?? "")"
            return "\(state.cluster.id) \(name): \(message)"
        }
    }

    private static let idLengthMin = 36
}
