package import CloudWire

/// A simulator's own API under `/_clbsim/`, which asks for no signature.
package struct SimulatorControl: Sendable {
    /// Why there is no answer.
    package enum Problem: Error, Hashable {
        case unanswered(String)
        /// Answered with another status than 200.
        case refused(status: Int, reason: String)
    }

    private let endpoint: String
    private let connections: HTTPConnections

    /// The one at an address such as `http://127.0.0.1:8088`.
    package init(endpoint: String, timeout: Duration = .seconds(60)) {
        self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        connections = HTTPConnections(silenceMax: timeout)
    }

    /// Reads what stands at a path for a query.
    package func get(
        _ path: String,
        _ query: [(name: String, value: String)]
    ) async throws(Problem) -> JSON {
        let text = query.map { "\($0.name)=\(Self.encoded($0.value))" }.joined(separator: "&")
        let request = HTTPConnections.Outgoing(method: "GET", url: "\(endpoint)\(path)?\(text)", headers: [], body: nil)
        let answer: HTTPConnections.Answer
        do {
            answer = try await connections.send(request)
        } catch {
            throw .unanswered("\(error)")
        }
        let json = try? JSONParser.parse(answer.body)
        guard answer.status == 200, let json else {
            throw .refused(status: answer.status, reason: json?["error"]?.string ?? "HTTP \(answer.status)")
        }
        return json
    }

    /// All that is not plainly safe in a query as `%` and two digits.
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = plain.contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.utf8.count == 1 ? "0" : "") + digits
        }.joined()
    }

    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:".utf8)
}
