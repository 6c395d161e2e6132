import ArgumentParser

struct ExplainSubject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "about",
        abstract: "Explain one thing; the word `about` may be left out."
    )

    @Argument(help: "service/NAMESPACE/NAME, ingress/NAMESPACE/NAME, lb-…, subnet-…, or a request id.")
    var subject: String

    @OptionGroup var options: ExplainOptions

    func run() async throws {
        try options.show(await options.ask([("subject", subject)]))
    }
}
