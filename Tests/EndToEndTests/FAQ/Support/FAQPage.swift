import Foundation

/// `docs/faq.md`: the questions are told here, the statements are the names of the tests.
enum FAQPage {
    struct Question {
        var text: String
        var suite: String
    }

    /// In the FAQ's order.
    static let questions = [
        Question(text: "For which Ingresses is a load balancer made?", suite: "WhichIngresses"),
        Question(text: "How do I see the load balancer of an Ingress?", suite: "IngressLoadBalancers"),
        Question(text: "For which Services is a load balancer made?", suite: "WhichServices"),
        Question(text: "How do I see the load balancer of a Service?", suite: "ServiceLoadBalancers"),
        Question(text: "Why has my Service no ClusterIP, or one that does not work?", suite: "ClusterAddresses"),
        Question(text: "How do I choose a public or an internal load balancer?", suite: "PublicOrInternal"),
        Question(text: "How do I use a load balancer that I already have?", suite: "ExistingLoadBalancers"),
        Question(text: "How do I see the access logs?", suite: "AccessLogs"),
        Question(text: "Why was no load balancer made?", suite: "MissingLoadBalancers"),
        Question(text: "How do several Services use one load balancer?", suite: "SharedLoadBalancers"),
        Question(text: "Why does the VIP not answer? From where it is called", suite: "VIPCallers"),
        Question(text: "Why does the VIP not answer? What is behind it", suite: "UnreachableAddresses"),
    ]

    static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    static let file = tests.appendingPathComponent("../../../docs/faq.md").standardizedFileURL

    static var text: String { ([head] + questions.enumerated().map(section)).joined(separator: "\n") }

    /// The names of a suite's tests, in their order.
    static func statements(of question: Question) -> [String] {
        let path = tests.appendingPathComponent("\(question.suite).swift")
        let source = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return source.matches(of: /func `([^`]+)`/).map { String($0.output.1) }
    }

    private static let head = """
        # The FAQ, statement by statement

        What the vendor's FAQ on the load balancers of elastic clusters states, and the test that shows it on a running
        clbsim with the real kubectl. `scripts/test --filter EndToEndTests.FAQ` runs them. This page is made from the
        tests: `CLBSIM_UPDATE_GOLDEN=1 swift test --filter FAQPageTests` makes it anew.

        """

    private static func section(_ number: Int, _ question: Question) -> String {
        let rows = statements(of: question).map { "| \($0) | `FAQ.\(question.suite)` |" }.joined(separator: "\n")
        let link = "[\(question.suite)](../Tests/EndToEndTests/FAQ/\(question.suite).swift)"
        return """
            ## \(number + 1). \(question.text)

            | statement, which is the test's name | suite: \(link) |
            |---|---|
            \(rows)

            """
    }
}
