/// Which actions of a service are simulated, and which are known and refused.
package struct Coverage: Sendable {
    package let service: String
    package let version: String
    package let simulated: [String]
    package let refused: [String]
    /// Actions of another product that the vendor put into the same service: routers for models, with their keys,
    /// budgets, guardrails, user groups and providers.
    package let ofAnotherProduct: [String]

    package init(_ service: Service) {
        self.service = service.name
        version = service.version
        let names = Set(service.actions.map { $0.name })
        simulated = service.description.actions.filter(names.contains)
        let others = service.description.actions.filter { !names.contains($0) }
        refused = others.filter { !Self.isOfModels($0, in: service.name) }
        ofAnotherProduct = others.filter { Self.isOfModels($0, in: service.name) }
    }

    private static let wordsOfModels = [
        "Model", "Budget", "Key", "Guardrail", "IntentRouter", "UserGroup", "Provider", "ChatCompletions", "BYOK",
    ]

    private static func isOfModels(_ action: String, in service: String) -> Bool {
        service == "clb" && wordsOfModels.contains(where: action.contains)
    }

    /// The page in docs/coverage.md.
    package static func page(_ services: [Service], _ proofs: ActionProofs) -> String {
        let head = """
            # Coverage

            Made by `clbsim coverage`. A simulated action works, and its effect shows through the other actions: the test
            beside it proves that. A refused one exists in the cloud and answers `UnsupportedOperation` here, with its name.

            """
        return head + services.map { Coverage($0).section(proofs) }.joined()
    }

    private func section(_ proofs: ActionProofs) -> String {
        let rows = simulated.map { "| \($0) | \(proofs.file(of: $0, in: service) ?? "") |" }
        return """

            ## \(service) \(version)

            \(simulated.count) of \(simulated.count + refused.count) simulated.

            | simulated | proof |
            | --- | --- |
            \(rows.joined(separator: "\n"))

            \(list(refused, under: "Refused:"))\(list(ofAnotherProduct, under: "Of another product, routers for models, and refused:"))
            """
    }

    private func list(_ actions: [String], under title: String) -> String {
        actions.isEmpty ? "" : "\(title)\n\n\(actions.map { "- \($0)" }.joined(separator: "\n"))\n\n"
    }
}
