import ArgumentParser
import CloudWire
import TencentCloudClient

/// Whom to ask, about which cluster, and how to print the answer.
struct ExplainOptions: ParsableArguments {
    @Option(help: "The simulator's address.")
    var endpoint = "http://127.0.0.1:8088"

    @Option(help: "The cluster, cls-…; by default the simulator's own.")
    var cluster: String?

    @Flag(help: "Print the whole answer as JSON.")
    var json = false

    func validate() throws {
        guard endpoint.hasPrefix("http://") || endpoint.hasPrefix("https://") else {
            throw ValidationError("`\(endpoint)` is no address such as http://127.0.0.1:8088.")
        }
    }

    /// - Throws: ``ExplainRefusal``.
    func ask(_ query: [(name: String, value: String)]) async throws -> JSON {
        let control = SimulatorControl(endpoint: endpoint)
        do throws(SimulatorControl.Problem) {
            return try await control.get("/_clbsim/explain", query + (cluster.map { [("cluster", $0)] } ?? []))
        } catch {
            switch error {
            case .refused(400, let reason): throw ValidationError(reason)
            case .refused(_, let reason): throw ExplainRefusal(description: reason)
            case .unanswered(let reason):
                throw ExplainRefusal(description: "No simulator answers at \(endpoint): \(reason)")
            }
        }
    }

    func show(_ answer: JSON) throws {
        guard !json else { return print(answer.text) }
        for line in answer["text"]?.array ?? [] { print(line.string ?? "") }
    }
}

/// Why there is no explanation.
struct ExplainRefusal: Error, CustomStringConvertible {
    var description: String
}
