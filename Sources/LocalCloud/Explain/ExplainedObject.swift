import CLBReconciler
import CloudModel
import CloudStore
import CloudWire

/// Why a Service or Ingress has a load balancer, or none (reconciler reference 1).
struct ExplainedObject {
    private let key: ObjectKey
    private let cluster: Cluster
    private let explanation: Explanation
    /// What the reconciler believes in and the cloud no longer has.
    private let gone: [String]

    /// - Throws: ``ExplainProblem`` where there is no such object, or nobody here who looks after it.
    init(_ key: ObjectKey, _ cluster: Cluster, _ reconcilers: ReconcilerSet?, _ store: Store) async throws {
        guard let reconciler = try await reconcilers?.reconciler(of: cluster) else {
            throw ExplainProblem.missing(
                "This simulator reconciles nothing (--no-reconciler): whoever does knows about \(key)."
            )
        }
        explanation = await reconciler.explanation(of: key)
        guard explanation.exists else { throw ExplainProblem.missing("\(cluster.id) has no \(key).") }
        gone = try store.read { [explanation] in try GoneSinceSync(explanation.loadBalancers, in: $0).names }
        self.key = key
        self.cluster = cluster
    }

    func json(_ subject: String) -> JSON {
        ExplainedText.json(
            subject,
            [
                ("cluster", .string(cluster.id.rawValue)), ("isWanted", .bool(explanation.isWanted)),
                ("rule", .string(explanation.rule)), ("plan", explanation.plan.json),
                ("refusal", explanation.refusal.map(JSON.string) ?? .null),
                ("failure", explanation.failure.map(\.json) ?? .null), ("warnings", explanation.warnings.json),
                ("notes", explanation.notes.json),
                ("calls", .array(explanation.calls.map(\.json))),
                ("loadBalancers", .array(explanation.loadBalancers.map(\.json))), ("gone", gone.json),
                ("dependencies", explanation.dependencies.json),
            ],
            lines
        )
    }

    private var lines: [String] {
        var lines = ["\(key) of \(cluster.id), Kubernetes v\(cluster.version) (\(flavour))", "decision: \(decision)"]
        lines += explanation.loadBalancers.map(\.line)
        lines += gone.map { "gone since the last sync: \($0)" }
        if let failure = explanation.failure { lines += self.lines(failure) }
        lines += explanation.warnings.map { "warning: \($0)" }
        lines += explanation.notes.map { "note: \($0)" }
        lines += explanation.plan.isEmpty ? ["plan: \(rest)"] : ["plan:"] + explanation.plan.map { "  - \($0)" }
        if !explanation.calls.isEmpty { lines.append("last calls:") }
        lines += explanation.calls.map { "  \($0.action) \($0.requestId) \($0.outcome)" }
        if !explanation.dependencies.isEmpty {
            lines.append("made from: \(explanation.dependencies.joined(separator: ", "))")
        }
        return lines
    }

    private var flavour: String { cluster.isVendorFlavoured ? "the vendor's" : "a stock one" }

    /// What it means that there is no step.
    private var rest: String {
        if explanation.failure != nil { return "blocked until this is mended" }
        return gone.isEmpty ? "nothing to do" : "made at the next sync"
    }

    private var decision: String {
        if let refusal = explanation.refusal { return "refused: \(refusal)" }
        return "\(explanation.isWanted ? "a load balancer" : "no load balancer"): \(explanation.rule)"
    }

    private func lines(_ failure: Explanation.Failure) -> [String] {
        let request = failure.requestId.isEmpty ? [] : ["  \(failure.cloudCode), request \(failure.requestId)"]
        return ["failed: \(failure.message)"] + request + ["  \(failure.retry)"]
    }
}

extension Explanation.Failure {
    fileprivate var json: JSON {
        [
            "code": .string(code), "message": .string(message), "retry": .string(retry),
            "cloudCode": .string(cloudCode), "requestId": .string(requestId),
        ]
    }
}

extension Explanation.Call {
    fileprivate var json: JSON {
        ["action": .string(action), "requestId": .string(requestId), "outcome": .string(outcome)]
    }
}

extension Explanation.LoadBalancer {
    fileprivate var json: JSON {
        [
            "id": .string(id), "name": .string(name), "isInternal": .bool(isInternal), "address": .string(address),
            "vpcId": .string(vpcId), "subnetId": .string(subnetId), "listeners": listeners.json,
            "isBought": .bool(isBought), "refusedWith": refusedWith.map(JSON.string) ?? .null,
        ]
    }
}
