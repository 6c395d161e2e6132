package import CloudWire

/// The checklist of the vendor's FAQ, walked from the client to the pod (reconciler reference 6.3).
package struct ReachWalk: Sendable {
    /// A check that was made.
    struct Step: Hashable, Sendable {
        var title: String
        var finding: ReachFinding
    }

    let question: String
    let steps: [Step]

    init(_ scene: ReachScene) {
        question = "from \(scene.caller.name) to \(scene.destination.text)"
        steps = Self.checks.map { Step(title: $0.title, finding: $0.finding(in: scene)) }
    }

    private static let checks: [any ReachCheck] = [
        NetworkCheck(), EgressCheck(), ListenerCheck(), TargetCheck(), HealthyCheck(), LoopCheck(), EndpointCheck(),
        ListeningCheck(), SecurityGroupCheck(),
    ]

    /// Whether nothing stands in the way; what comes late or only sometimes still comes.
    package var isReachable: Bool { steps.allSatisfy { $0.finding.outcome != .failed } }

    /// A line for each check, what to do below it, and the verdict.
    var lines: [String] {
        let width = steps.map(\.title.count).max() ?? 0
        return [question]
            + steps.flatMap { step in
                let title = step.title + String(repeating: " ", count: width - step.title.count)
                let finding = step.finding
                let line = "  \(finding.outcome.label)  \(title)  \(finding.text)"
                return finding.remedy.isEmpty
                    ? [line] : [line, String(repeating: " ", count: width + 13) + finding.remedy]
            } + [verdict]
    }

    private var verdict: String {
        let warned = steps.filter { $0.finding.outcome == .warning }.map(\.title)
        guard isReachable else {
            let failed = steps.filter { $0.finding.outcome == .failed }.map(\.title)
            return "not reachable: \(failed.joined(separator: ", "))"
        }
        return warned.isEmpty ? "reachable" : "reachable, but mind: \(warned.joined(separator: ", "))"
    }

    /// The same as data, with the lines as `text`.
    package var json: JSON {
        [
            "subject": "reach", "question": .string(question), "reachable": .bool(isReachable),
            "checks": .array(
                steps.map { step in
                    [
                        "check": .string(step.title), "outcome": .string(step.finding.outcome.rawValue),
                        "finding": .string(step.finding.text), "remedy": .string(step.finding.remedy),
                    ]
                }
            ),
            "text": .array(lines.map(JSON.string)),
        ]
    }
}

/// One item of the checklist.
protocol ReachCheck: Sendable {
    var title: String { get }
    func finding(in scene: ReachScene) -> ReachFinding
}

extension ReachFinding.Outcome {
    /// All of one width.
    fileprivate var label: String {
        switch self {
        case .ok: "ok     "
        case .warning: "WARNING"
        case .failed: "FAILED "
        case .skipped: "-      "
        }
    }
}
