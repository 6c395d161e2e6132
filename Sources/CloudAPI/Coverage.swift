/// Which actions of a service are simulated, and which are known and refused.
package struct Coverage: Sendable {
    package let service: String
    package let version: String
    package let simulated: [String]
    package let refused: [String]

    package init(_ service: Service) {
        self.service = service.name
        version = service.version
        let names = Set(service.actions.map { $0.name })
        simulated = service.description.actions.filter(names.contains)
        refused = service.description.actions.filter { !names.contains($0) }
    }

    /// The page in docs/coverage.md.
    package static func page(_ services: [Service]) -> String {
        let head = """
            # Coverage

            Made by `clbsim coverage`. A simulated action works, and its effect shows through the other actions. A refused
            one exists in the cloud and answers `UnsupportedOperation` here, with its name.

            """
        return head + services.map { Coverage($0).section }.joined()
    }

    private var section: String {
        """

        ## \(service) \(version)

        \(simulated.count) simulated, \(refused.count) refused.

        Simulated:

        \(simulated.map { "- \($0)" }.joined(separator: "\n"))

        Refused:

        \(refused.map { "- \($0)" }.joined(separator: "\n"))

        """
    }
}
