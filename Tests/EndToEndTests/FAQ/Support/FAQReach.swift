import CloudWire
import Testing

/// What `clbsim explain reach` found.
struct FAQReach {
    var isReachable: Bool
    /// The checks that do not pass, by name: `warning` or `failed`.
    var faults: [String: String]

    subscript(check: String) -> String? { faults[check] }
}

extension FAQNamespace {
    /// Walks from a caller, as `clbsim explain reach` names them, to a VIP with its port.
    func reach(from caller: String, to place: String) async throws -> FAQReach {
        let outcome = try await Outcome.of(
            Surroundings.clbsim,
            [
                "explain", "reach", "--from", caller, "--to", place, "--json", "--cluster", cluster.id, "--endpoint",
                "http://\(cluster.cloud.authority)",
            ]
        )
        let answer = try JSONParser.parse(Array(outcome.output.utf8))
        let isReachable = try #require(answer["reachable"], "\(outcome.errors)") == true
        #expect(outcome.status == (isReachable ? 0 : 1))
        let faults = (answer["checks"]?.array ?? []).compactMap { check -> (String, String)? in
            guard let name = check["check"]?.string, let found = check["outcome"]?.string else { return nil }
            return ["warning", "failed"].contains(found) ? (name, found) : nil
        }
        return FAQReach(isReachable: isReachable, faults: Dictionary(faults) { $1 })
    }

    func rolledOut(_ workload: String) async throws {
        try await kubectl("rollout", "status", "deploy/\(workload)", "--timeout=60s")
    }

    func pods(_ app: String) async throws -> [JSON] {
        let list = try await kubectl("get", "pods", "-l", "app=\(app)", "-o", "json")
        return try JSONParser.parse(Array(list.utf8))["items"]?.array ?? []
    }

    /// The first pod of a workload, as a caller.
    func pod(_ app: String) async throws -> String {
        let pod = try #require(try await pods(app).first)
        return "pod/\(name)/\(try #require(pod["metadata"]?["name"]?.string))"
    }
}
