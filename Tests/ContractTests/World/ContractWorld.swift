import CloudAPI
import CloudWire
import LocalCloud
import TestSupport
import Testing

/// A cloud with one of everything, as `fixtures/contract/world.yaml` makes it, and names for what is in it.
struct ContractWorld {
    let cloud: TestCloud
    private(set) var names = NamedValues()

    private static let steps = Result { try Fixture.yaml("world.yaml").array ?? [] }

    init() throws {
        var settings = Settings.immediate
        settings.isRateLimited = false
        cloud = try TestCloud(settings: settings)
        names["cert"] = try cloud.certificate()
        names["othercert"] = try cloud.certificate("b.example")
        names["ca"] = try cloud.authority()
        for step in try Self.steps.get() { try play(step) }
    }

    /// Calls an action that must succeed, and names what it answers with.
    mutating func play(_ step: JSON) throws {
        let words = (step["call"]?.string ?? "").split(separator: " ").map(String.init)
        let answer = try cloud.call(words[0], words[1], names.filled(step["with"] ?? [:]))
        try #require(answer.errorCode == nil, "\(step.text): \(answer.text)")
        for member in step["keep"]?.object?.members ?? [] {
            let value: JSON = try #require(answer.value(at: member.value), "\(step.text): \(answer.text)")
            names[member.name] = value
        }
    }
}
